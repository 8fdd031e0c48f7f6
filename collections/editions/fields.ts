import type { Field } from 'payload'
import { DEFAULT_ZONE, isTimeZone } from '../../src/domain/zone'
import { cardLength } from '../shared/admin/writing-help'
import { copiedFrom } from '../shared/fields/copied-from'
import { picture } from '../shared/fields/picture'
import { plainDate } from '../shared/fields/plain-date'
import { richText } from '../shared/fields/rich-text'
import { searchKeyField } from '../shared/fields/search-key-field'
import { slugFields } from '../shared/fields/slug'
import { webAddress } from '../shared/fields/web-address'
import { type LanguageSource, messageFor } from '../shared/messages'
import { programmeJoins } from './joins'
import { openingHours } from './opening-hours'
import { shortName } from './short-name'

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
    name: 'tagline',
    type: 'text',
    localized: true,
    maxLength: 200,
    label: { fr: 'Accroche', en: 'Tagline' },
    admin: { components: cardLength('tagline') },
  },
  {
    type: 'row',
    fields: [
      plainDate({ name: 'startsOn', required: true, index: true, label: { fr: 'Premier jour', en: 'First day' } }),
      plainDate({
        name: 'endsOn',
        required: true,
        index: true,
        label: { fr: 'Dernier jour', en: 'Last day' },
        admin: {
          description: { fr: 'Le même jour si l’édition dure une journée.', en: 'The same day for a one-day edition.' },
        },
      }),
    ],
  },
  richText({ name: 'summary', label: { fr: 'Présentation', en: 'Summary' } }),
  picture({ name: 'hero', label: { fr: 'Image principale', en: 'Main image' } }),
]

const place: Field[] = [
  {
    type: 'row',
    fields: [
      { name: 'city', type: 'text', required: true, maxLength: 100, label: { fr: 'Ville', en: 'City' } },
      { name: 'region', type: 'text', maxLength: 100, label: { fr: 'Région', en: 'Region' } },
    ],
  },
  {
    name: 'attendance',
    type: 'select',
    required: true,
    defaultValue: 'onsite',
    label: { fr: 'Façon de participer', en: 'Attendance' },
    options: [
      { value: 'onsite', label: { fr: 'Sur place', en: 'On site' } },
      { value: 'online', label: { fr: 'En ligne', en: 'Online' } },
      { value: 'hybrid', label: { fr: 'Sur place et en ligne', en: 'Hybrid' } },
    ],
  },
  {
    name: 'venue',
    type: 'group',
    label: { fr: 'Lieu', en: 'Venue' },
    fields: [
      { name: 'name', type: 'text', maxLength: 200, label: { fr: 'Nom du lieu', en: 'Name' } },
      { name: 'address', type: 'text', maxLength: 300, label: { fr: 'Adresse', en: 'Address' } },
      {
        type: 'row',
        fields: [
          { name: 'postalCode', type: 'text', maxLength: 12, label: { fr: 'Code postal', en: 'Postal code' } },
          { name: 'city', type: 'text', maxLength: 100, label: { fr: 'Ville', en: 'City' } },
        ],
      },
      {
        name: 'accessInfo',
        type: 'textarea',
        maxLength: 2_000,
        localized: true,
        label: { fr: 'Comment venir', en: 'How to get there' },
        admin: {
          description: {
            fr: 'Transports, stationnement, entrée de plain-pied.',
            en: 'Transport, parking, step-free entrance.',
          },
        },
      },
    ],
  },
  openingHours,
  {
    name: 'changeoverMinutes',
    type: 'number',
    min: 0,
    max: 120,
    defaultValue: 5,
    label: { fr: 'Minutes pour changer de salle', en: 'Minutes to change rooms' },
    admin: {
      step: 1,
      description: {
        fr: 'Une personne qui passe d’une salle à l’autre en moins de temps est signalée.',
        en: 'A person who has less time between two rooms is pointed out.',
      },
    },
  },
]

const partners: Field = {
  name: 'partners',
  type: 'array',
  maxRows: 150,
  label: { fr: 'Partenaires', en: 'Partners' },
  labels: { singular: { fr: 'Partenaire', en: 'Partner' }, plural: { fr: 'Partenaires', en: 'Partners' } },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'organisation',
          type: 'relationship',
          relationTo: 'organisations',
          required: true,
          label: { fr: 'Organisation', en: 'Organisation' },
        },
        {
          name: 'role',
          type: 'select',
          required: true,
          defaultValue: 'partner',
          label: { fr: 'Rôle', en: 'Role' },
          options: [
            { value: 'organiser', label: { fr: 'Organisation de l’événement', en: 'Organiser' } },
            { value: 'co-organiser', label: { fr: 'Co-organisation', en: 'Co-organiser' } },
            { value: 'host', label: { fr: 'Accueil', en: 'Host' } },
            { value: 'sponsor', label: { fr: 'Soutien financier', en: 'Sponsor' } },
            { value: 'partner', label: { fr: 'Partenariat', en: 'Partner' } },
            { value: 'exhibitor', label: { fr: 'Stand', en: 'Exhibitor' } },
          ],
        },
      ],
    },
  ],
}

/** The fields of an edition; the tabs follow the order in which an editor fills them in. */
export const editionFields: Field[] = [
  {
    type: 'tabs',
    tabs: [
      { label: { fr: 'Présentation', en: 'Presentation' }, fields: presentation },
      { label: { fr: 'Lieu et participation', en: 'Place and attendance' }, fields: place },
      { label: { fr: 'Partenaires', en: 'Partners' }, fields: [partners] },
      { label: { fr: 'Contenus', en: 'Contents' }, fields: programmeJoins },
    ],
  },
  ...shortName,
  ...slugFields(),
  copiedFrom,
  {
    name: 'ordinal',
    type: 'number',
    min: 1,
    label: { fr: 'Numéro de l’édition', en: 'Ordinal' },
    admin: {
      position: 'sidebar',
      step: 1,
      description: { fr: '3 pour la troisième édition.', en: '3 for the third edition.' },
    },
  },
  webAddress({
    name: 'registrationUrl',
    label: { fr: 'Adresse d’inscription', en: 'Registration address' },
    admin: { position: 'sidebar' },
  }),
  {
    name: 'timezone',
    type: 'text',
    required: true,
    defaultValue: DEFAULT_ZONE,
    label: { fr: 'Fuseau horaire', en: 'Time zone' },
    validate: (value: unknown, { req }: { req: LanguageSource }) =>
      isTimeZone(value) ||
      messageFor(req, {
        fr: 'Indiquez un fuseau horaire, par exemple Europe/Paris ou Indian/Reunion.',
        en: 'Give an IANA time zone such as Europe/Paris.',
      }),
    admin: {
      position: 'sidebar',
      description: {
        fr: 'Toutes les heures du programme sont celles de ce fuseau.',
        en: 'All times of the programme are in this zone.',
      },
    },
  } as Field,
]
