import type { Field } from 'payload'
import { canPublish } from '../shared/access/roles'
import { consentState, consentUntil } from '../shared/fields/consent-state'
import { originalName } from '../shared/uploads/original-name'
import { isDescribed, validateAlt } from './alt-text'
import { checksum } from './checksum'
import { responsiveFields } from './responsive'
import { sizesRemoved } from './sizes-removed'

/** The fields of an image or of captions. */
export const mediaFields: Field[] = [
  {
    name: 'sameFile',
    type: 'ui',
    admin: { components: { Field: '/src/admin/media/same-file#SameFile' }, disableListColumn: true },
  },
  {
    name: 'alt',
    type: 'text',
    localized: true,
    maxLength: 300,
    validate: validateAlt,
    label: { fr: 'Description de l’image', en: 'Alternative text' },
    admin: {
      condition: (data) => isDescribed(data),
      components: {
        afterInput: ['/src/admin/writing/alt-help#AltHelp'],
        Cell: '/src/admin/media/picture-cell#PictureCell',
      },
      description: {
        fr: 'Obligatoire. Ce que l’image montre, pour les personnes qui ne la voient pas.',
        en: 'Required, in French first. What the image shows, in one sentence, for people who do not see it.',
      },
    },
  },
  {
    name: 'decorative',
    type: 'checkbox',
    defaultValue: false,
    label: { fr: 'Image décorative', en: 'Decorative' },
    admin: {
      condition: ({ mimeType }) => mimeType !== 'text/vtt',
      description: {
        fr: 'À cocher seulement si la page dit la même chose sans cette image (motif, ambiance). Elle sera passée sous silence par les lecteurs d’écran.',
        en: 'Only if the page says the same without this image. Front ends then give it an empty alternative text.',
      },
    },
  },
  {
    type: 'row',
    fields: [
      {
        name: 'credit',
        type: 'text',
        maxLength: 200,
        label: { fr: 'Crédit', en: 'Credit' },
        admin: {
          description: {
            fr: 'La personne ou l’organisation à citer, par exemple « Claire Martin / Région Occitanie ».',
            en: 'The person or organisation to name beside the image.',
          },
        },
      },
      {
        name: 'licence',
        type: 'text',
        maxLength: 100,
        label: { fr: 'Licence', en: 'Licence' },
        admin: {
          description: {
            fr: 'Les conditions de réemploi, par exemple « CC BY 4.0 » ou « Tous droits réservés ».',
            en: 'The terms of reuse, such as “CC BY 4.0”.',
          },
        },
      },
    ],
  },
  {
    name: 'needsConsent',
    type: 'checkbox',
    defaultValue: true,
    label: { fr: 'Une personne est reconnaissable', en: 'Somebody can be recognised' },
    admin: {
      position: 'sidebar',
      condition: (_data, _siblings, { user }) => canPublish(user),
      description: {
        fr: 'Laissez coché dès qu’un visage, une voix ou un récit permet de reconnaître quelqu’un : l’image paraît quand un accord « Photo » la couvre. Décochez pour un logo, un lieu ou un dessin.',
        en: 'Keep ticked as soon as a face, a voice or a story identifies somebody: the file is public once a “Photo” consent covers it. Untick for a logo, a place or a drawing.',
      },
    },
  },
  consentState,
  consentUntil,
  originalName,
  checksum,
  sizesRemoved,
  ...responsiveFields,
]
