import type { CollectionConfig } from 'payload'
import type { Bilingual } from '../../src/domain/bilingual'
import type { ChangeKind } from '../../src/domain/release/changes'
import { publishedEdition, staffOnlyField, systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'
import { dateAndTimePicker } from '../shared/fields/date-picker'

const changeKinds: Record<ChangeKind, Bilingual> = {
  added: { fr: 'Ajout', en: 'Added' },
  changed: { fr: 'Modification', en: 'Changed' },
  moved: { fr: 'Déplacement', en: 'Moved' },
  room: { fr: 'Changement de salle', en: 'Changed room' },
  people: { fr: 'Changement de personnes', en: 'Changed people' },
  renamed: { fr: 'Nouveau titre', en: 'Renamed' },
  cancelled: { fr: 'Annulation', en: 'Cancelled' },
  removed: { fr: 'Retrait', en: 'Removed' },
}

/** The releases of programmes with their public change logs. Written by the release operation only. */
export const Releases: CollectionConfig = defineCollection({
  slug: 'releases',
  labels: {
    singular: { fr: 'Version du programme', en: 'Release' },
    plural: { fr: 'Versions du programme', en: 'Releases' },
  },
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'edition', 'releasedAt', 'by'],
    group: { fr: 'Suivi', en: 'Follow-up' },
    description: { fr: 'L’historique public des parutions du programme.', en: 'The public history of the programme.' },
  },
  defaultSort: '-releasedAt',
  access: { read: publishedEdition, create: systemOnly, update: systemOnly, delete: systemOnly },
  indexes: [{ fields: ['edition', 'number'], unique: true }],
  fields: [
    {
      name: 'edition',
      type: 'relationship',
      relationTo: 'editions',
      required: true,
      index: true,
      label: { fr: 'Édition', en: 'Edition' },
    },
    { name: 'number', type: 'number', required: true, label: { fr: 'Numéro', en: 'Number' } },
    {
      name: 'releasedAt',
      type: 'date',
      required: true,
      label: { fr: 'Parue le', en: 'Released at' },
      admin: { date: dateAndTimePicker },
    },
    {
      name: 'by',
      type: 'relationship',
      relationTo: 'users',
      access: { read: staffOnlyField },
      label: { fr: 'Par', en: 'By' },
    },
    { name: 'restores', type: 'number', label: { fr: 'Reprend la version', en: 'Restores number' } },
    { name: 'programme', type: 'json', hidden: true, access: { read: () => false } },
    {
      name: 'changes',
      type: 'array',
      maxRows: 10_000,
      label: { fr: 'Changements', en: 'Changes' },
      labels: { singular: { fr: 'Changement', en: 'Change' }, plural: { fr: 'Changements', en: 'Changes' } },
      fields: [
        {
          name: 'kind',
          type: 'select',
          required: true,
          label: { fr: 'Nature', en: 'Kind' },
          options: Object.entries(changeKinds).map(([value, label]) => ({ value, label })),
        },
        { name: 'session', type: 'relationship', relationTo: 'sessions', label: { fr: 'Session', en: 'Session' } },
        {
          name: 'summary',
          type: 'text',
          localized: true,
          required: true,
          label: { fr: 'En une phrase', en: 'Summary' },
        },
      ],
    },
  ],
})
