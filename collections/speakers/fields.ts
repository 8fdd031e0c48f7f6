import type { Field } from 'payload'
import { publishersOnlyField } from '../shared/access/rules'
import { cardLength } from '../shared/admin/writing-help'
import { consentHistory } from '../shared/fields/consent-history'
import { nameConsentUntil } from '../shared/fields/consent-state'
import { personLink } from '../shared/fields/person-link'
import { picture } from '../shared/fields/picture'
import { richText } from '../shared/fields/rich-text'
import { searchKeyField } from '../shared/fields/search-key-field'
import { fromName, slugFields } from '../shared/fields/slug'
import { sourceId } from '../shared/fields/source-id'
import { webAddress } from '../shared/fields/web-address'

/** The fields of a speaker. */
export const speakerFields: Field[] = [
  {
    name: 'name',
    type: 'text',
    required: true,
    maxLength: 150,
    label: { fr: 'Nom', en: 'Name' },
    admin: { description: { fr: 'Prénom puis nom.', en: 'First name, then last name.' } },
  },
  searchKeyField('name'),
  {
    name: 'headline',
    type: 'text',
    localized: true,
    maxLength: 200,
    label: { fr: 'Fonction', en: 'Headline' },
    admin: { components: cardLength('headline') },
  },
  {
    name: 'organisation',
    type: 'relationship',
    relationTo: 'organisations',
    label: { fr: 'Organisation', en: 'Organisation' },
  },
  richText({ name: 'bio', label: { fr: 'Biographie', en: 'Biography' } }),
  picture({
    name: 'photo',
    isPortrait: true,
    label: { fr: 'Portrait', en: 'Portrait' },
    admin: {
      description: {
        fr: 'La photo paraît sur le site dès qu’un accord la couvre.',
        en: 'The photo is public once a consent covers it.',
      },
    },
  }),
  {
    name: 'declaredAs',
    type: 'select',
    label: { fr: 'Se déclare', en: 'Self-declared as' },
    access: { read: publishersOnlyField, create: publishersOnlyField, update: publishersOnlyField },
    options: [
      { value: 'woman', label: { fr: 'Une femme', en: 'A woman' } },
      { value: 'man', label: { fr: 'Un homme', en: 'A man' } },
      { value: 'otherwise', label: { fr: 'Autrement', en: 'Otherwise' } },
    ],
    admin: {
      position: 'sidebar',
      disableListColumn: true,
      disableListFilter: true,
      description: {
        fr: 'Facultatif, jamais public : ce que la personne a dit d’elle-même. Sert seulement à compter l’équilibre du programme.',
        en: 'Optional, never public: what the person said. Only used to count the balance of the programme.',
      },
    },
  },
  {
    name: 'links',
    type: 'array',
    label: { fr: 'Liens', en: 'Links' },
    labels: { singular: { fr: 'Lien', en: 'Link' }, plural: { fr: 'Liens', en: 'Links' } },
    fields: [
      {
        name: 'kind',
        type: 'select',
        required: true,
        defaultValue: 'website',
        label: { fr: 'Type', en: 'Kind' },
        options: [
          { value: 'website', label: { fr: 'Site', en: 'Website' } },
          { value: 'linkedin', label: 'LinkedIn' },
          { value: 'mastodon', label: 'Mastodon' },
          { value: 'bluesky', label: 'Bluesky' },
          { value: 'other', label: { fr: 'Autre', en: 'Other' } },
        ],
      },
      webAddress({ name: 'url', required: true, label: { fr: 'Adresse', en: 'Address' } }),
    ],
  },
  ...slugFields({ description: fromName }),
  nameConsentUntil,
  personLink,
  consentHistory,
  sourceId,
]
