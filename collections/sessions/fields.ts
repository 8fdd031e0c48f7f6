import type { Field } from 'payload'
import { NOTICE_LENGTH } from '../../src/domain/lengths'
import { cardLength } from '../shared/admin/writing-help'
import { accessibility } from '../shared/fields/accessibility'
import { copiedFrom } from '../shared/fields/copied-from'
import { editionOf } from '../shared/fields/edition'
import { instant } from '../shared/fields/instant'
import { richText } from '../shared/fields/rich-text'
import { searchKeyField } from '../shared/fields/search-key-field'
import { slugFields } from '../shared/fields/slug'
import { sourceId } from '../shared/fields/source-id'
import { video } from '../shared/fields/video'
import { webAddress } from '../shared/fields/web-address'
import { idOf } from '../shared/ids'
import { peopleProblem, roomProblem } from './form-problems'
import { participantRoles } from './participant-roles'

// A duplicate starts without these fields: it is a new session that is not placed yet.
const notDuplicated = { disableDuplicate: true }

const presentation: Field[] = [
  {
    name: 'title',
    type: 'text',
    localized: true,
    required: true,
    maxLength: 200,
    label: { fr: 'Titre', en: 'Title' },
    admin: { components: { ...cardLength('title'), Cell: '/src/admin/lists/title-cell#TitleCell' } },
  },
  searchKeyField('title', { localized: true }),
  {
    type: 'row',
    fields: [
      {
        name: 'format',
        type: 'select',
        required: true,
        index: true,
        label: { fr: 'Format', en: 'Format' },
        options: [
          { value: 'workshop', label: { fr: 'Atelier', en: 'Workshop' } },
          { value: 'panel', label: { fr: 'Table ronde', en: 'Panel' } },
          { value: 'keynote', label: { fr: 'Grande intervention', en: 'Keynote' } },
          { value: 'testimony', label: { fr: 'Témoignage', en: 'Testimony' } },
          { value: 'presentation', label: { fr: 'Présentation', en: 'Presentation' } },
          { value: 'ceremony', label: { fr: 'Ouverture ou clôture', en: 'Ceremony' } },
          { value: 'break', label: { fr: 'Pause', en: 'Break' } },
        ],
      },
      {
        name: 'track',
        type: 'select',
        index: true,
        label: { fr: 'Thème', en: 'Track' },
        options: [
          { value: 'reconversion', label: { fr: 'Reconversion professionnelle', en: 'Career change' } },
          { value: 'public-policy', label: { fr: 'Politiques publiques', en: 'Public policy' } },
          { value: 'private-initiative', label: { fr: 'Initiatives privées', en: 'Private initiatives' } },
          { value: 'education', label: { fr: 'Orientation et formation', en: 'Education' } },
          { value: 'inclusion', label: { fr: 'Égalité au travail', en: 'Equality at work' } },
        ],
      },
    ],
  },
  {
    name: 'language',
    type: 'select',
    label: { fr: 'Langue', en: 'Language' },
    options: [
      { value: 'fr', label: { fr: 'Français', en: 'French' } },
      { value: 'en', label: { fr: 'Anglais', en: 'English' } },
      { value: 'fr-en', label: { fr: 'Français et anglais', en: 'French and English' } },
    ],
    admin: {
      description: {
        fr: 'La langue dans laquelle la session se tient, si elle n’est pas celle de l’événement.',
        en: 'The language in which the session is held, if it is not that of the event.',
      },
    },
  },
  richText({ name: 'abstract', label: { fr: 'Résumé', en: 'Abstract' } }),
]

const when: Field[] = [
  {
    type: 'row',
    fields: [
      instant({ ...notDuplicated, name: 'startsAt', required: true, label: { fr: 'Début', en: 'Starts at' } }),
      instant({ ...notDuplicated, name: 'endsAt', required: true, label: { fr: 'Fin', en: 'Ends at' } }),
    ],
  },
  {
    ...notDuplicated,
    name: 'room',
    type: 'relationship',
    relationTo: 'rooms',
    index: true,
    label: { fr: 'Salle', en: 'Room' },
    filterOptions: ({ data }) => (data?.edition ? { edition: { equals: idOf(data.edition) } } : true),
    validate: roomProblem,
    admin: { description: { fr: 'Les salles de l’édition choisie.', en: 'The rooms of the chosen edition.' } },
  },
  accessibility,
]

const people: Field = {
  name: 'participants',
  type: 'array',
  label: { fr: 'Intervenantes et intervenants', en: 'Participants' },
  labels: { singular: { fr: 'Personne', en: 'Person' }, plural: { fr: 'Personnes', en: 'People' } },
  validate: peopleProblem,
  admin: { components: { RowLabel: '/src/admin/sessions/person-row-label#PersonRowLabel' } },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'speaker',
          type: 'relationship',
          relationTo: 'speakers',
          required: true,
          label: { fr: 'Personne', en: 'Speaker' },
        },
        {
          name: 'role',
          type: 'select',
          required: true,
          defaultValue: 'speaker',
          label: { fr: 'Rôle', en: 'Role' },
          options: participantRoles.map(({ value, label }) => ({ value, label: { ...label } })),
        },
      ],
    },
  ],
}

/** The fields of a session. The tabs follow the order in which an editor fills them in. */
export const sessionFields: Field[] = [
  {
    type: 'tabs',
    tabs: [
      { label: { fr: 'Présentation', en: 'Presentation' }, fields: presentation },
      { label: { fr: 'Horaire et salle', en: 'Time and room' }, fields: when },
      { label: { fr: 'Personnes', en: 'People' }, fields: [people] },
      {
        label: { fr: 'Après l’événement', en: 'Afterwards' },
        fields: [{ ...video('recording', { fr: 'Enregistrement', en: 'Recording' }), ...notDuplicated }],
      },
    ],
  },
  editionOf(),
  {
    name: 'checks',
    type: 'ui',
    label: { fr: 'Contrôles', en: 'Checks' },
    admin: {
      position: 'sidebar',
      disableListColumn: true,
      components: { Field: '/src/admin/sessions/session-checks#SessionChecks' },
    },
  },
  {
    ...notDuplicated,
    name: 'status',
    type: 'select',
    required: true,
    defaultValue: 'scheduled',
    index: true,
    label: { fr: 'Tenue de la session', en: 'Status' },
    options: [
      { value: 'scheduled', label: { fr: 'Prévue', en: 'Scheduled' } },
      { value: 'cancelled', label: { fr: 'Annulée', en: 'Cancelled' } },
      { value: 'postponed', label: { fr: 'Reportée', en: 'Postponed' } },
    ],
    admin: {
      position: 'sidebar',
      components: { afterInput: ['/src/admin/sessions/cancel/cancel-button#CancelButton'] },
      description: {
        fr: 'Une session annulée reste visible, avec la mention « annulée ».',
        en: 'A cancelled session stays visible and says so.',
      },
    },
  },
  {
    ...notDuplicated,
    name: 'notice',
    type: 'textarea',
    localized: true,
    maxLength: NOTICE_LENGTH,
    label: { fr: 'Mot au public', en: 'Public notice' },
    admin: {
      position: 'sidebar',
      condition: (data) => data.status !== 'scheduled',
      description: {
        fr: 'Ce que le public lit à côté de « annulée » ou « reportée ».',
        en: 'What the public reads beside "cancelled" or "postponed".',
      },
    },
  },
  ...slugFields({ unique: false }),
  copiedFrom,
  sourceId,
  {
    name: 'number',
    type: 'number',
    index: true,
    label: { fr: 'Numéro', en: 'Number' },
    access: { create: () => false, update: () => false },
    admin: {
      position: 'sidebar',
      readOnly: true,
      disableBulkEdit: true,
      description: {
        fr: 'Attribué une fois pour toutes dans l’édition.',
        en: 'Given once and for all within the edition.',
      },
    },
    hooks: { beforeDuplicate: [() => null] },
  },
  {
    name: 'capacity',
    type: 'number',
    min: 0,
    label: { fr: 'Nombre de places', en: 'Capacity' },
    admin: {
      position: 'sidebar',
      step: 1,
      description: { fr: 'Si différent de celui de la salle.', en: 'If it differs from the room’s.' },
    },
  },
  webAddress({
    ...notDuplicated,
    name: 'registrationUrl',
    label: { fr: 'Adresse d’inscription', en: 'Registration address' },
    admin: { position: 'sidebar' },
  }),
]
