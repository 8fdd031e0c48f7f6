import type { RelationshipField } from 'payload'
import { editionsOf, isContributor } from '../access/roles'

const ofReader: RelationshipField['filterOptions'] = ({ req }) =>
  isContributor(req.user) ? { id: { in: editionsOf(req.user) } } : true

/** The edition a document belongs to. */
export function editionOf(): RelationshipField {
  return {
    name: 'edition',
    type: 'relationship',
    relationTo: 'editions',
    required: true,
    index: true,
    filterOptions: ofReader,
    label: { fr: 'Édition', en: 'Edition' },
    admin: { position: 'sidebar' },
  } as RelationshipField
}

/** The editions a document belongs to; it is shown with each of them. */
export function editionsOfDocument(): RelationshipField {
  return {
    name: 'editions',
    type: 'relationship',
    relationTo: 'editions',
    hasMany: true,
    index: true,
    filterOptions: ofReader,
    label: { fr: 'Éditions', en: 'Editions' },
    admin: {
      position: 'sidebar',
      description: { fr: 'Les éditions où ce contenu apparaît.', en: 'The editions that show this.' },
    },
  } as RelationshipField
}
