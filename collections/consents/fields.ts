import type { Field } from 'payload'
import type { Bilingual } from '../../src/domain/bilingual'
import { consentScopes } from '../../src/domain/consent'
import { type ConsentWay, consentWays } from '../../src/domain/consent-event'
import { consentWordings, currentWording } from '../../src/domain/consent-wordings'
import { systemOnly } from '../shared/access/rules'
import { consentHistory } from '../shared/fields/consent-history'
import { dateAndTimePicker } from '../shared/fields/date-picker'
import { displayModeOptions } from '../shared/fields/display-mode'
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

const wayLabels: Record<ConsentWay, Bilingual> = {
  link: { fr: 'Sur sa page', en: 'On their page' },
  paper: { fr: 'Sur papier', en: 'On paper' },
  'in-person': { fr: 'De vive voix', en: 'In person' },
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
  // The end of which editors were notified by mail.
  {
    name: 'warnedOf',
    type: 'text',
    hidden: true,
    access: { create: systemOnly, update: systemOnly },
  },
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
    defaultValue: () => currentWording.version,
    label: { fr: 'Version du formulaire', en: 'Wording version' },
    admin: {
      description: {
        fr: `Celle du texte que la personne a lu : ${consentWordings.map(({ version }) => version).join(', ')}, ou celle de votre formulaire papier.`,
        en: `That of the text the person read: ${consentWordings.map(({ version }) => version).join(', ')}, or that of your paper form.`,
      },
    },
  },
  {
    type: 'row',
    fields: [
      {
        name: 'how',
        type: 'select',
        label: { fr: 'Donné', en: 'Given' },
        options: consentWays.map((value) => ({ value, label: wayLabels[value] })),
      },
      {
        name: 'displayMode',
        type: 'select',
        label: { fr: 'Façon d’afficher le nom', en: 'Displayed as' },
        options: displayModeOptions,
        admin: {
          description: {
            fr: 'Ce que la personne a choisi. Un témoignage qui en montre davantage ne paraît pas.',
            en: 'What the person chose. A testimonial that shows more is not public.',
          },
        },
      },
    ],
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
  consentHistory,
])
