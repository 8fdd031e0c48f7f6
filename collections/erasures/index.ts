import type { CollectionConfig } from 'payload'
import type { Bilingual } from '../../src/domain/bilingual'
import { type ErasureState, erasureStates } from '../../src/domain/erasure'
import { publishersOnly, systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'
import { dateAndTimePicker } from '../shared/fields/date-picker'

const stateLabels: Record<ErasureState, Bilingual> = {
  requested: { fr: 'Demandé', en: 'Requested' },
  'under-way': { fr: 'En cours', en: 'Under way' },
  done: { fr: 'Effacé', en: 'Erased' },
}

/**
 * The people whom somebody asked to erase, and those who were erased: when, by whom, and how long each part took. A row names its
 * document by its id. Written by the operation only.
 */
export const Erasures: CollectionConfig = defineCollection({
  slug: 'erasures',
  labels: { singular: { fr: 'Effacement', en: 'Erasure' }, plural: { fr: 'Effacements', en: 'Erasures' } },
  admin: {
    useAsTitle: 'subject',
    defaultColumns: ['state', 'subjectCollection', 'subject', 'requestedAt', 'finishedAt', 'by'],
    group: { fr: 'Suivi', en: 'Follow-up' },
    description: {
      fr: 'Les personnes qui ont demandé à être effacées, et celles qui l’ont été. Un effacement demandé se fait dans la fiche de la personne.',
      en: 'People who asked to be erased, and those who were. A requested erasure is carried out in the page of the person.',
    },
  },
  graphQL: false,
  defaultSort: '-createdAt',
  access: { read: publishersOnly, create: systemOnly, update: systemOnly, delete: systemOnly },
  fields: [
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      label: { fr: 'État', en: 'State' },
      options: erasureStates.map((value) => ({ value, label: stateLabels[value] })),
    },
    { name: 'subjectCollection', type: 'text', required: true, label: { fr: 'Contenu', en: 'Collection' } },
    // One row for each document, whoever asks first.
    { name: 'subject', type: 'text', required: true, unique: true, label: { fr: 'Identifiant', en: 'Id' } },
    {
      name: 'requestedAt',
      type: 'date',
      label: { fr: 'Demandé par la personne le', en: 'Requested by the person at' },
      admin: { date: dateAndTimePicker },
    },
    {
      name: 'startedAt',
      type: 'date',
      label: { fr: 'Commencé le', en: 'Started at' },
      admin: { date: dateAndTimePicker },
    },
    {
      name: 'finishedAt',
      type: 'date',
      label: { fr: 'Terminé le', en: 'Finished at' },
      admin: { date: dateAndTimePicker },
    },
    // The account; none when a ledger was replayed.
    { name: 'by', type: 'text', label: { fr: 'Par', en: 'By' } },
    { name: 'parts', type: 'json', label: { fr: 'Millisecondes, par partie', en: 'Milliseconds, by part' } },
    // The names of the files, until they are erased and the ledger has their pseudonyms.
    { name: 'files', type: 'json', hidden: true, access: { read: () => false } },
  ],
})
