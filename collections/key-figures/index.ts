import type { CollectionConfig } from 'payload'
import { createdInOwn, publishedOnly, publishersOnly, updatedInOwn } from '../shared/access/rules'
import { versionsOfOwn } from '../shared/access/versions'
import { readyFilters, toTranslate, untitled } from '../shared/admin/ready-filters'
import { defineContent } from '../shared/define-collection'
import { keyFigureFields } from './fields'

/** A figure with its territory, date and source; the figures of one series are comparable over the years. */
export const KeyFigures: CollectionConfig = defineContent({
  slug: 'key-figures',
  labels: { singular: { fr: 'Chiffre clé', en: 'Key figure' }, plural: { fr: 'Chiffres clés', en: 'Key figures' } },
  titleOfNew: { fr: 'Nouveau chiffre clé', en: 'New key figure' },
  admin: {
    useAsTitle: 'label',
    defaultColumns: ['label', 'value', 'territory', 'measuredOn', '_status'],
    listSearchableFields: ['label', 'territory'],
    components: { beforeListTable: [readyFilters(toTranslate('label'), untitled('label.fr', 'label.en'))] },
    group: { fr: 'Suivi', en: 'Follow-up' },
  },
  defaultSort: '-measuredOn',
  access: {
    read: publishedOnly,
    readVersions: versionsOfOwn('version.editions'),
    create: createdInOwn('editions'),
    update: updatedInOwn('editions'),
    delete: publishersOnly,
  },
  fields: keyFigureFields,
})
