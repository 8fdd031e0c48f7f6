import type { Field } from 'payload'
import { consentScopes } from '../../src/domain/consent'
import { dateAndTimePicker } from '../shared/fields/date-picker'
import { plainDate } from '../shared/fields/plain-date'
import { searchKeyField } from '../shared/fields/search-key-field'
import { skipValidationOnceWithdrawn } from './skip-validation-once-withdrawn'

const scopeLabels = {
  name: { fr: 'Nom', en: 'Name' },
  photo: { fr: 'Photo', en: 'Photo' },
  voice: { fr: 'Voix', en: 'Voice' },
  video: { fr: 'Vidéo', en: 'Video' },
  quote: { fr: 'Citation et récit', en: 'Quote and story' },
  social: { fr: 'Réseaux sociaux', en: 'Social networks' },
}

/** The fields of a consent. Their validation is skipped once it is withdrawn. */
export const consentFields: Field[] = skipValidationOnceWithdrawn([
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
      date: dateAndTimePicker,
      description: {
        fr: 'À remplir dès que la personne change d’avis : le contenu disparaît aussitôt du site.',
        en: 'Fill in as soon as the person changes their mind: the content leaves the site at once.',
      },
    },
  },
])
