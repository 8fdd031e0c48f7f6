import type { CollectionConfig } from 'payload'
import { actorKinds, auditActions } from '../../src/domain/audit'
import type { Bilingual } from '../../src/domain/bilingual'
import { adminOnly, systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'
import { dateAndTimePicker } from '../shared/fields/date-picker'
import { refuseWrites } from './refuse-writes'

const optionsOf = (labels: Record<string, Bilingual>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

const cell = (name: string) => ({ components: { Cell: `/src/admin/audit/cells#${name}` } })

/**
 * Who did what to which document, when and from where. Entries are only added, by `recordAudit`, and removed once they are old. They
 * name everything by its id, so that an erasure has nothing to find. `src/audit` binds each to those before it.
 */
export const Audit: CollectionConfig = defineCollection({
  slug: 'audit',
  labels: { singular: { fr: 'Ligne du journal', en: 'Log entry' }, plural: { fr: 'Journal', en: 'Audit log' } },
  admin: {
    useAsTitle: 'at',
    defaultColumns: ['at', 'action', 'subject', 'actor', 'address'],
    group: { fr: 'Suivi', en: 'Follow-up' },
    description: {
      fr: 'Qui a fait quoi, quand et depuis quel réseau. Rien ne s’y modifie.',
      en: 'Who did what, when and from which network. Nothing in it can be changed.',
    },
    components: { beforeListTable: ['/src/admin/audit/audit-filters#AuditFilters'] },
  },
  graphQL: false,
  disableDuplicate: true,
  disableBulkEdit: true,
  lockDocuments: false,
  timestamps: false,
  defaultSort: '-at',
  access: { read: adminOnly, create: systemOnly, update: systemOnly, delete: systemOnly },
  hooks: { beforeOperation: [refuseWrites] },
  fields: [
    {
      name: 'at',
      type: 'date',
      required: true,
      index: true,
      label: { fr: 'Quand', en: 'When' },
      admin: { date: dateAndTimePicker, components: { Cell: '/src/admin/fields/instant-cell#InstantCell' } },
    },
    {
      name: 'action',
      type: 'select',
      required: true,
      label: { fr: 'Action', en: 'Action' },
      options: optionsOf(auditActions),
    },
    {
      name: 'subjectCollection',
      type: 'text',
      label: { fr: 'Sorte de contenu', en: 'Collection' },
    },
    {
      name: 'subject',
      type: 'text',
      index: true,
      label: { fr: 'Contenu', en: 'Document' },
      admin: cell('SubjectCell'),
    },
    {
      name: 'actorKind',
      type: 'select',
      required: true,
      label: { fr: 'Qui', en: 'Who' },
      options: optionsOf(actorKinds),
    },
    { name: 'actor', type: 'text', index: true, label: { fr: 'Par', en: 'By' }, admin: cell('ActorCell') },
    { name: 'address', type: 'text', label: { fr: 'Réseau', en: 'Network' } },
    { name: 'count', type: 'number', label: { fr: 'Nombre', en: 'Count' } },
    // Given by `sealEntries`, once and in order.
    { name: 'position', type: 'number', unique: true, label: { fr: 'Numéro', en: 'Number' } },
    { name: 'isSealed', type: 'checkbox', index: true, defaultValue: false, hidden: true },
    { name: 'previous', type: 'text', hidden: true },
    { name: 'hash', type: 'text', label: { fr: 'Empreinte', en: 'Hash' } },
  ],
})
