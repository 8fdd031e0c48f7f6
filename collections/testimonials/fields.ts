import type { Field } from 'payload'
import { cardLength } from '../shared/admin/writing-help'
import { consentHistory } from '../shared/fields/consent-history'
import { consentState, consentUntil } from '../shared/fields/consent-state'
import { displayModeOptions } from '../shared/fields/display-mode'
import { editionsOfDocument } from '../shared/fields/edition'
import { personLink } from '../shared/fields/person-link'
import { picture } from '../shared/fields/picture'
import { richText } from '../shared/fields/rich-text'
import { searchKeyField } from '../shared/fields/search-key-field'
import { slugFields } from '../shared/fields/slug'
import { video } from '../shared/fields/video'

const who: Field[] = [
  {
    name: 'name',
    type: 'text',
    required: true,
    maxLength: 100,
    label: { fr: 'Nom affiché', en: 'Displayed name' },
    admin: {
      description: {
        fr: 'Le nom tel qu’il paraîtra. Le vrai nom d’une personne sous pseudonyme ne s’écrit que dans son accord.',
        en: 'The name as it will be shown. The real name behind a pseudonym is written in the consent only.',
      },
    },
  },
  searchKeyField('name'),
  {
    type: 'row',
    fields: [
      { name: 'before', type: 'text', localized: true, maxLength: 150, label: { fr: 'Métier d’avant', en: 'Before' } },
      {
        name: 'after',
        type: 'text',
        localized: true,
        maxLength: 150,
        label: { fr: 'Métier d’aujourd’hui', en: 'After' },
      },
    ],
  },
  {
    name: 'quote',
    type: 'textarea',
    localized: true,
    maxLength: 500,
    label: { fr: 'Citation', en: 'Quote' },
    admin: {
      components: cardLength('quote'),
      description: {
        fr: 'Une ou deux phrases, sans guillemets.',
        en: 'One or two sentences, without quotation marks.',
      },
    },
  },
  picture({
    name: 'photo',
    isPortrait: true,
    label: { fr: 'Photo', en: 'Photo' },
    admin: {
      description: {
        fr: 'Elle paraît seulement si l’accord couvre la photo.',
        en: 'Shown only if the consent covers the photo.',
      },
    },
  }),
]

const path: Field[] = [
  richText({ name: 'story', label: { fr: 'Récit', en: 'Story' } }),
  {
    name: 'pathway',
    type: 'array',
    label: { fr: 'Étapes du parcours', en: 'Pathway' },
    labels: { singular: { fr: 'Étape', en: 'Step' }, plural: { fr: 'Étapes', en: 'Steps' } },
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'year',
            type: 'number',
            required: true,
            min: 1950,
            max: 2100,
            label: { fr: 'Année', en: 'Year' },
            admin: { step: 1, width: '25%' },
          },
          {
            name: 'label',
            type: 'text',
            localized: true,
            required: true,
            maxLength: 150,
            label: { fr: 'Étape', en: 'Step' },
          },
        ],
      },
    ],
  },
]

/** The fields of a testimonial. */
export const testimonialFields: Field[] = [
  {
    type: 'tabs',
    tabs: [
      { label: { fr: 'Personne', en: 'Person' }, fields: who },
      { label: { fr: 'Parcours', en: 'Pathway' }, fields: path },
      { label: { fr: 'Vidéo', en: 'Video' }, fields: [video('video', { fr: 'Vidéo', en: 'Video' })] },
      {
        label: { fr: 'Accords', en: 'Consents' },
        fields: [
          {
            name: 'consents',
            type: 'join',
            collection: 'consents',
            on: 'subject',
            label: { fr: 'Accords', en: 'Consents' },
            access: { read: ({ req }) => req.user?.collection === 'users' },
            admin: { defaultColumns: ['person', 'scope', 'givenOn', 'expiresOn', 'withdrawnAt'] },
          },
          consentHistory,
        ],
      },
    ],
  },
  {
    name: 'displayMode',
    type: 'select',
    required: true,
    defaultValue: 'first-name',
    label: { fr: 'Façon d’afficher le nom', en: 'Displayed as' },
    options: displayModeOptions,
    admin: { position: 'sidebar' },
  },
  consentState,
  consentUntil,
  personLink,
  editionsOfDocument(),
  {
    name: 'session',
    type: 'relationship',
    relationTo: 'sessions',
    label: { fr: 'Session', en: 'Session' },
    admin: { position: 'sidebar' },
  },
  ...slugFields({
    description: {
      fr: 'Créée à partir du nom affiché. Si la personne préfère un prénom ou un pseudonyme, elle est refaite à la publication et l’ancienne ne mène plus nulle part.',
      en: 'Made from the displayed name. When the person prefers a first name or a pseudonym, it is made anew on publication and the former one leads nowhere.',
    },
  }),
]
