import type { CollectionConfig } from 'payload'
import { createdInOwn, publishedInPublicEdition, publishersOnly, updatedInOwn } from '../shared/access/rules'
import { versionsOfOwn } from '../shared/access/versions'
import { readyFilters, toPlace, toTranslate, untitled } from '../shared/admin/ready-filters'
import { shareButton } from '../shared/admin/share-button'
import { defineContent } from '../shared/define-collection'
import { generateSlug, recordFormerSlug } from '../shared/hooks/generate-slug'
import { restoreVersion } from '../shared/restore-version'
import { checksEndpoint } from './checks-endpoint'
import { sessionFields } from './fields'
import { assignNumber, refuseEditionChange } from './numbers'
import { refuseOutsideEdition } from './times'

const bulkChange = '/src/admin/sessions/bulk/bulk-change#BulkChange'

const untranslated = toTranslate('title', ['abstract', ['format', 'not_equals', 'break']])

/** A session of the programme. `refuse-overlaps.ts` refuses published sessions that overlap in one room or with one person. */
export const Sessions: CollectionConfig = defineContent({
  slug: 'sessions',
  labels: { singular: { fr: 'Session', en: 'Session' }, plural: { fr: 'Sessions', en: 'Sessions' } },
  titleOfNew: { fr: 'Nouvelle session', en: 'New session' },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'startsAt', 'room', 'format', 'edition', '_status'],
    listSearchableFields: ['title'],
    components: {
      beforeListTable: [readyFilters(toPlace, untranslated, untitled('title.fr', 'title.en')), bulkChange],
      edit: {
        ...shareButton,
        beforeDocumentControls: ['/src/admin/sessions/copy-notice#CopyNotice', ...shareButton.beforeDocumentControls],
      },
    },
    group: { fr: 'Programme', en: 'Programme' },
  },
  defaultSort: ['startsAt', 'number'],
  access: {
    read: publishedInPublicEdition,
    readVersions: versionsOfOwn('version.edition'),
    create: createdInOwn('edition'),
    update: updatedInOwn('edition'),
    delete: publishersOnly,
  },
  indexes: [{ fields: ['edition', 'slug'], unique: true }],
  fields: sessionFields,
  endpoints: [checksEndpoint, restoreVersion('sessions', { video: 'recording' })],
  hooks: {
    beforeValidate: [generateSlug({ from: 'title', within: 'edition' }), refuseEditionChange, refuseOutsideEdition],
    beforeChange: [assignNumber, recordFormerSlug],
  },
})
