import type { Field } from 'payload'
import { isSlug } from '../../src/domain/slug'
import { editionsOfDocument } from '../shared/fields/edition'
import { plainDate } from '../shared/fields/plain-date'
import { searchKeyField } from '../shared/fields/search-key-field'
import { webAddress } from '../shared/fields/web-address'
import { type LanguageSource, messageFor } from '../shared/messages'

/** The fields of a key figure. */
export const keyFigureFields: Field[] = [
  {
    name: 'label',
    type: 'text',
    localized: true,
    required: true,
    maxLength: 200,
    label: { fr: 'Intitulé', en: 'Label' },
    admin: { components: { Cell: '/src/admin/lists/title-cell#TitleCell' } },
  },
  searchKeyField('label', { localized: true }),
  {
    type: 'row',
    fields: [
      { name: 'value', type: 'number', required: true, label: { fr: 'Valeur', en: 'Value' } },
      {
        name: 'unit',
        type: 'text',
        required: true,
        maxLength: 40,
        defaultValue: '%',
        label: { fr: 'Unité', en: 'Unit' },
      },
    ],
  },
  {
    type: 'row',
    fields: [
      {
        name: 'territory',
        type: 'text',
        required: true,
        maxLength: 100,
        label: { fr: 'Territoire', en: 'Territory' },
      },
      plainDate({ name: 'measuredOn', required: true, index: true, label: { fr: 'Mesuré le', en: 'Measured on' } }),
    ],
  },
  {
    name: 'source',
    type: 'group',
    label: { fr: 'Source', en: 'Source' },
    fields: [
      { name: 'name', type: 'text', required: true, maxLength: 200, label: { fr: 'Nom de la source', en: 'Name' } },
      webAddress({ name: 'url', label: { fr: 'Adresse', en: 'Address' } }),
    ],
  },
  {
    name: 'series',
    type: 'text',
    required: true,
    index: true,
    maxLength: 80,
    label: { fr: 'Série', en: 'Series' },
    validate: (value: unknown, { req }: { req: LanguageSource }) =>
      isSlug(value) ||
      messageFor(req, {
        fr: 'Utilisez des minuscules sans accent, des chiffres et des tirets, par exemple « part-femmes-numerique ».',
        en: 'Use lower-case letters without accents, digits and hyphens.',
      }),
    admin: {
      position: 'sidebar',
      description: {
        fr: 'Le même mot pour le même chiffre chaque année : on peut alors suivre son évolution.',
        en: 'The same word for the same figure every year, so that it can be followed.',
      },
    },
  } as Field,
  editionsOfDocument(),
]
