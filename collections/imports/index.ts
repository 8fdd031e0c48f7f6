import type { CollectionConfig } from 'payload'
import type { Bilingual } from '../../src/domain/bilingual'
import type { FileFormat } from '../../src/domain/exchange/drafts'
import { publishersOnly, systemOnly } from '../shared/access/rules'
import { plainJson } from '../shared/admin/plain-json'
import { defineCollection } from '../shared/define-collection'

const formats: Record<FileFormat, Bilingual | string> = {
  csv: { fr: 'Tableau (CSV)', en: 'CSV' },
  xlsx: { fr: 'Classeur Excel', en: 'Excel workbook' },
  ods: { fr: 'Classeur LibreOffice', en: 'OpenDocument' },
  sessionize: 'Sessionize',
  c3voc: 'c3voc schedule.json',
  pretalx: 'pretalx',
  'schedule-xml': 'schedule.xml',
}

/** The imported files with the documents that each import wrote, for undoing it. Written by the import operation only. */
export const Imports: CollectionConfig = defineCollection({
  slug: 'imports',
  labels: { singular: { fr: 'Import', en: 'Import' }, plural: { fr: 'Imports', en: 'Imports' } },
  admin: {
    useAsTitle: 'fileName',
    defaultColumns: ['fileName', 'edition', 'state', 'createdAt', 'by'],
    group: { fr: 'Suivi', en: 'Follow-up' },
    description: { fr: 'Les fichiers importés, et ce qu’ils ont créé.', en: 'Imported files and what they created.' },
  },
  graphQL: false,
  defaultSort: '-createdAt',
  access: { read: publishersOnly, create: systemOnly, update: systemOnly, delete: systemOnly },
  fields: [
    { name: 'fileName', type: 'text', required: true, label: { fr: 'Fichier', en: 'File' } },
    {
      name: 'format',
      type: 'select',
      required: true,
      label: { fr: 'Format', en: 'Format' },
      options: Object.entries(formats).map(([value, label]) => ({ value, label })),
    },
    {
      name: 'edition',
      type: 'relationship',
      relationTo: 'editions',
      required: true,
      index: true,
      label: { fr: 'Édition', en: 'Edition' },
    },
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      label: { fr: 'État', en: 'State' },
      options: [
        { value: 'under-way', label: { fr: 'En cours', en: 'Under way' } },
        { value: 'applied', label: { fr: 'Importé', en: 'Applied' } },
        { value: 'interrupted', label: { fr: 'Interrompu', en: 'Interrupted' } },
        { value: 'undoing', label: { fr: 'Annulation en cours', en: 'Being undone' } },
        { value: 'undone', label: { fr: 'Annulé', en: 'Undone' } },
      ],
    },
    { name: 'by', type: 'relationship', relationTo: 'users', label: { fr: 'Par', en: 'By' } },
    { name: 'counts', type: 'json', label: { fr: 'Résultat', en: 'Counts' }, admin: plainJson },
    { name: 'digest', type: 'text', hidden: true },
    { name: 'answers', type: 'json', hidden: true },
    { name: 'record', type: 'json', hidden: true },
  ],
})
