import type { CollectionConfig } from 'payload'
import { publishersOnly, systemOnly } from '../shared/access/rules'
import { plainJson } from '../shared/admin/plain-json'
import { defineCollection } from '../shared/define-collection'
import { dateAndTimePicker } from '../shared/fields/date-picker'

/**
 * The people who were withdrawn from the site: when, by whom, and how long each part took. Rows are only added, and name their
 * document by its id. `addresses` are hashes, since the address of a person contains their name.
 */
export const Withdrawals: CollectionConfig = defineCollection({
  slug: 'withdrawals',
  labels: { singular: { fr: 'Retrait', en: 'Withdrawal' }, plural: { fr: 'Retraits', en: 'Withdrawals' } },
  admin: {
    useAsTitle: 'at',
    defaultColumns: ['at', 'subjectCollection', 'by', 'finishedAt'],
    group: { fr: 'Suivi', en: 'Follow-up' },
    description: {
      fr: 'Les personnes retirées du site, par elles-mêmes ou par l’équipe, et le temps que chaque partie a pris.',
      en: 'People who were withdrawn from the site, and the time that each part took.',
    },
  },
  graphQL: false,
  defaultSort: '-at',
  access: { read: publishersOnly, create: systemOnly, update: systemOnly, delete: systemOnly },
  fields: [
    {
      name: 'at',
      type: 'date',
      required: true,
      index: true,
      label: { fr: 'Retiré le', en: 'Withdrawn at' },
      admin: { date: dateAndTimePicker },
    },
    { name: 'subjectCollection', type: 'text', label: { fr: 'Contenu', en: 'Collection' } },
    { name: 'subject', type: 'text', index: true, label: { fr: 'Identifiant', en: 'Id' } },
    // The account; none when the person did it.
    { name: 'by', type: 'text', label: { fr: 'Par', en: 'By' } },
    {
      name: 'surfaces',
      type: 'json',
      label: { fr: 'Millisecondes, par partie', en: 'Milliseconds, by part' },
      admin: plainJson,
    },
    {
      name: 'finishedAt',
      type: 'date',
      label: { fr: 'Terminé le', en: 'Finished at' },
      admin: { date: dateAndTimePicker },
    },
    { name: 'addresses', type: 'text', hasMany: true, index: true, hidden: true, access: { read: () => false } },
  ],
})
