import type { CollectionConfig } from 'payload'
import { publishersOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'
import { consentFields } from './fields'
import {
  refreshSubjectConsent,
  refreshSubjectConsentAfterDelete,
  refuseFutureConsent,
  refusePublishedName,
} from './hooks'
import { recordConsentDeletion, recordConsentEvents } from './record-events'

/** The written consent of a person to be shown, and its evidence. Private: not readable with an API key either. */
export const Consents: CollectionConfig = defineCollection({
  slug: 'consents',
  labels: { singular: { fr: 'Accord', en: 'Consent' }, plural: { fr: 'Accords', en: 'Consents' } },
  admin: {
    useAsTitle: 'person',
    defaultColumns: ['person', 'subject', 'scope', 'expiresOn', 'withdrawnAt'],
    listSearchableFields: ['person'],
    group: { fr: 'Personnes', en: 'People' },
    description: {
      fr: 'Ces pages ne paraissent jamais sur le site. Un accord retiré fait disparaître aussitôt ce qu’il couvrait.',
      en: 'Never public. A withdrawn consent takes down at once what it covered.',
    },
  },
  defaultSort: '-givenOn',
  access: { read: publishersOnly, create: publishersOnly, update: publishersOnly, delete: publishersOnly },
  fields: consentFields,
  hooks: {
    beforeValidate: [refuseFutureConsent, refusePublishedName],
    afterChange: [refreshSubjectConsent, recordConsentEvents],
    afterDelete: [refreshSubjectConsentAfterDelete, recordConsentDeletion],
  },
})
