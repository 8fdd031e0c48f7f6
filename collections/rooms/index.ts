import type { CollectionConfig } from 'payload'
import { createdInOwn, publishedInPublicEdition, publishersOnly, updatedInOwn } from '../shared/access/rules'
import { versionsOfOwn } from '../shared/access/versions'
import { readyFilters, untitled } from '../shared/admin/ready-filters'
import { defineContent } from '../shared/define-collection'
import { accessibility } from '../shared/fields/accessibility'
import { copiedFrom } from '../shared/fields/copied-from'
import { editionOf } from '../shared/fields/edition'
import { searchKeyField } from '../shared/fields/search-key-field'

/** A room of an edition's venue. */
export const Rooms: CollectionConfig = defineContent({
  slug: 'rooms',
  labels: { singular: { fr: 'Salle', en: 'Room' }, plural: { fr: 'Salles', en: 'Rooms' } },
  titleOfNew: { fr: 'Nouvelle salle', en: 'New room' },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'edition', 'capacity', 'floor', '_status'],
    listSearchableFields: ['name'],
    components: { beforeListTable: [readyFilters(untitled('name'))] },
    group: { fr: 'Programme', en: 'Programme' },
  },
  defaultSort: 'nameKey',
  access: {
    read: publishedInPublicEdition,
    readVersions: versionsOfOwn('version.edition'),
    create: createdInOwn('edition'),
    update: updatedInOwn('edition'),
    delete: publishersOnly,
  },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 100, label: { fr: 'Nom de la salle', en: 'Name' } },
    searchKeyField('name'),
    {
      type: 'row',
      fields: [
        {
          name: 'capacity',
          type: 'number',
          min: 0,
          label: { fr: 'Nombre de places', en: 'Capacity' },
          admin: { step: 1 },
        },
        { name: 'floor', type: 'text', maxLength: 50, label: { fr: 'Étage', en: 'Floor' } },
      ],
    },
    accessibility,
    editionOf(),
    copiedFrom,
  ],
})
