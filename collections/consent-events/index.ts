import type { CollectionConfig } from 'payload'
import { consentEventKinds, consentWays } from '../../src/domain/consent-event'
import { displayModes } from '../../src/domain/display-mode'
import { publishersOnly, systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'

/**
 * What happened to each consent, in order. Rows are only added, in the transaction of the change itself. They name the
 * consent and its subject by their ids, so that they outlast both.
 */
export const ConsentEvents: CollectionConfig = defineCollection({
  slug: 'consent-events',
  admin: { hidden: true },
  graphQL: false,
  defaultSort: 'at',
  access: { read: publishersOnly, create: systemOnly, update: systemOnly, delete: systemOnly },
  fields: [
    { name: 'consent', type: 'text', index: true },
    { name: 'kind', type: 'select', required: true, options: [...consentEventKinds] },
    { name: 'at', type: 'date', required: true, index: true },
    { name: 'subjectCollection', type: 'text' },
    { name: 'subject', type: 'text', index: true },
    { name: 'person', type: 'text' },
    { name: 'scope', type: 'json' },
    { name: 'displayMode', type: 'select', options: [...displayModes] },
    { name: 'from', type: 'text' },
    { name: 'to', type: 'text' },
    { name: 'wording', type: 'text' },
    { name: 'wordingText', type: 'textarea' },
    { name: 'how', type: 'select', options: [...consentWays] },
    { name: 'by', type: 'text' },
  ],
})
