import type { CollectionConfig } from 'payload'
import { createdInOwn, publishedInPublicEdition, publishersOnly, updatedInOwn } from '../shared/access/rules'
import { versionsOfOwn } from '../shared/access/versions'
import { readyFilters, toTranslate, untitled } from '../shared/admin/ready-filters'
import { defineContent } from '../shared/define-collection'
import { commitmentFields } from './fields'

/** A commitment that an organisation announced at an edition, and its state. */
export const Commitments: CollectionConfig = defineContent({
  slug: 'commitments',
  labels: { singular: { fr: 'Engagement', en: 'Commitment' }, plural: { fr: 'Engagements', en: 'Commitments' } },
  titleOfNew: { fr: 'Nouvel engagement', en: 'New commitment' },
  admin: {
    useAsTitle: 'what',
    defaultColumns: ['what', 'organisation', 'state', 'dueOn', '_status'],
    listSearchableFields: ['what'],
    components: { beforeListTable: [readyFilters(toTranslate('what'), untitled('what.fr', 'what.en'))] },
    group: { fr: 'Suivi', en: 'Follow-up' },
  },
  defaultSort: 'dueOn',
  access: {
    read: publishedInPublicEdition,
    readVersions: versionsOfOwn('version.edition'),
    create: createdInOwn('edition'),
    update: updatedInOwn('edition'),
    delete: publishersOnly,
  },
  fields: commitmentFields,
})
