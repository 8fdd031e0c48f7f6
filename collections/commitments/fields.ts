import type { Field } from 'payload'
import { editionOf } from '../shared/fields/edition'
import { plainDate } from '../shared/fields/plain-date'
import { searchKeyField } from '../shared/fields/search-key-field'
import { webAddress } from '../shared/fields/web-address'

/** The fields of a commitment. */
export const commitmentFields: Field[] = [
  {
    name: 'what',
    type: 'text',
    localized: true,
    required: true,
    maxLength: 300,
    label: { fr: 'Engagement', en: 'What' },
    admin: {
      description: { fr: 'Une phrase qui dit ce qui va changer.', en: 'One sentence that says what will change.' },
      components: { Cell: '/src/admin/lists/title-cell#TitleCell' },
    },
  },
  searchKeyField('what', { localized: true }),
  {
    name: 'organisation',
    type: 'relationship',
    relationTo: 'organisations',
    required: true,
    label: { fr: 'Organisation', en: 'Organisation' },
  },
  {
    name: 'state',
    type: 'select',
    required: true,
    defaultValue: 'announced',
    label: { fr: 'Où en est-on ?', en: 'State' },
    options: [
      { value: 'announced', label: { fr: 'Annoncé', en: 'Announced' } },
      { value: 'under-way', label: { fr: 'En cours', en: 'Under way' } },
      { value: 'kept', label: { fr: 'Tenu', en: 'Kept' } },
      { value: 'dropped', label: { fr: 'Abandonné', en: 'Dropped' } },
    ],
  },
  {
    type: 'row',
    fields: [
      plainDate({ name: 'madeAt', label: { fr: 'Pris le', en: 'Made on' } }),
      plainDate({ name: 'dueOn', label: { fr: 'Échéance', en: 'Due on' } }),
    ],
  },
  webAddress({
    name: 'evidence',
    label: { fr: 'Preuve (adresse)', en: 'Evidence (address)' },
    admin: {
      description: { fr: 'Une page publique qui montre l’avancement.', en: 'A public page that shows progress.' },
    },
  }),
  editionOf(),
  {
    name: 'session',
    type: 'relationship',
    relationTo: 'sessions',
    label: { fr: 'Session', en: 'Session' },
    admin: { position: 'sidebar', description: { fr: 'Où l’engagement a été pris.', en: 'Where it was made.' } },
  },
]
