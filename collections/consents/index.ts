import type { CollectionConfig } from 'payload'
import { consentScopes } from '../../src/domain/consent'
import { publishersOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'
import { plainDate } from '../shared/fields/plain-date'
import { searchKeyField } from '../shared/fields/search-key-field'
import {
  refreshSubjectConsent,
  refreshSubjectConsentAfterDelete,
  refuseFutureConsent,
  withdrawDespiteLock,
} from './hooks'
import { skipValidationOnceWithdrawn } from './skip-validation-once-withdrawn'

const scopeLabels = {
  name: { fr: 'Nom', en: 'Name' },
  photo: { fr: 'Photo', en: 'Photo' },
  voice: { fr: 'Voix', en: 'Voice' },
  video: { fr: 'Vidéo', en: 'Video' },
  quote: { fr: 'Citation et récit', en: 'Quote and story' },
  social: { fr: 'Réseaux sociaux', en: 'Social networks' },
}

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
  lockDocuments: { duration: 300 },
  access: { read: publishersOnly, create: publishersOnly, update: publishersOnly, delete: publishersOnly },
  fields: skipValidationOnceWithdrawn([
    {
      name: 'person',
      type: 'text',
      required: true,
      maxLength: 150,
      label: { fr: 'Personne', en: 'Person' },
      admin: {
        description: {
          fr: 'Le nom complet de la personne qui a donné son accord.',
          en: 'Full name of the person who agreed.',
        },
      },
    },
    searchKeyField('person'),
    {
      name: 'subject',
      type: 'relationship',
      relationTo: ['testimonials', 'speakers', 'media'],
      required: true,
      index: true,
      label: { fr: 'Ce que l’accord couvre', en: 'Subject' },
    },
    {
      name: 'scope',
      type: 'select',
      hasMany: true,
      required: true,
      label: { fr: 'La personne accepte de montrer', en: 'Scope' },
      options: consentScopes.map((value) => ({ value, label: scopeLabels[value] })),
    },
    {
      type: 'row',
      fields: [
        plainDate({ name: 'givenOn', required: true, label: { fr: 'Donné le', en: 'Given on' } }),
        plainDate({
          name: 'expiresOn',
          label: { fr: 'Valable jusqu’au', en: 'Expires on' },
          admin: {
            description: { fr: 'Ce jour compris. Vide : sans limite.', en: 'That day included. Empty: no limit.' },
          },
        }),
      ],
    },
    {
      name: 'wording',
      type: 'text',
      required: true,
      maxLength: 50,
      defaultValue: '2024-1',
      label: { fr: 'Version du formulaire', en: 'Wording version' },
    },
    {
      name: 'evidence',
      type: 'upload',
      relationTo: 'documents',
      label: { fr: 'Preuve (document signé)', en: 'Evidence' },
    },
    {
      name: 'withdrawnAt',
      type: 'date',
      label: { fr: 'Retiré le', en: 'Withdrawn at' },
      admin: {
        position: 'sidebar',
        date: { pickerAppearance: 'dayAndTime' },
        description: {
          fr: 'À remplir dès que la personne change d’avis : le contenu disparaît aussitôt du site.',
          en: 'Fill in as soon as the person changes their mind: the content leaves the site at once.',
        },
      },
    },
  ]),
  hooks: {
    beforeOperation: [withdrawDespiteLock],
    beforeValidate: [refuseFutureConsent],
    afterChange: [refreshSubjectConsent],
    afterDelete: [refreshSubjectConsentAfterDelete],
  },
})
