import type { CollectionConfig } from 'payload'
import { publishedEdition, staffOnlyField, systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'

/** One release of a programme and what it changed, in public words. Written by the product, read by everybody. */
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
    { name: 'releasedAt', type: 'date', required: true, label: { fr: 'Parue le', en: 'Released at' } },
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
      label: { fr: 'Changements', en: 'Changes' },
      fields: [
        {
          name: 'kind',
          type: 'select',
          required: true,
          label: { fr: 'Nature', en: 'Kind' },
          options: [
            { value: 'added', label: { fr: 'Ajout', en: 'Added' } },
            { value: 'changed', label: { fr: 'Modification', en: 'Changed' } },
            { value: 'moved', label: { fr: 'Déplacement', en: 'Moved' } },
            { value: 'room', label: { fr: 'Changement de salle', en: 'Changed room' } },
            { value: 'people', label: { fr: 'Changement de personnes', en: 'Changed people' } },
            { value: 'renamed', label: { fr: 'Nouveau titre', en: 'Renamed' } },
            { value: 'cancelled', label: { fr: 'Annulation', en: 'Cancelled' } },
            { value: 'removed', label: { fr: 'Retrait', en: 'Removed' } },
          ],
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
