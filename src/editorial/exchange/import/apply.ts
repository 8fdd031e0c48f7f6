import type { PayloadRequest } from 'payload'
import { findDocuments } from '../../../../collections/shared/find-documents'
import { readingOnce } from '../../../../collections/shared/read-once'
import type { Language } from '../../../domain/bilingual'
import type { FileFormat } from '../../../domain/exchange/drafts'
import type { Answers } from '../../../domain/exchange/questions'
import { sessionFieldDescriptions } from '../../../domain/session-fields'
import { latestVersions } from '../../latest-versions'
import type { Report } from '../../progress'
import { createInBothLanguages, updateDocument } from '../../write-documents'
import { yieldToEventLoop } from '../../yield-to-event-loop'
import {
  type Counts,
  closeRecord,
  type ImportRecord,
  importTag,
  openRecord,
  type WrittenDocument,
} from './import-record'
import type { ImportPlan } from './plan'
import type { PlannedWrite, Values } from './planned-write'
import { rollback } from './rollback'

/** Counts the documents that a plan creates, changes and leaves unchanged. */
export const countWrites = ({ writes }: ImportPlan): Counts => ({
  created: writes.filter(({ action }) => action === 'create').length,
  updated: writes.filter(({ action }) => action === 'update').length,
  same: writes.filter(({ action }) => action === 'same').length,
})

/**
 * Writes a plan as drafts, all or nothing: when one write is refused, the earlier ones are rolled back and the refusal is
 * thrown. In a transaction, its end rolls them back.
 */
export async function applyImport(
  req: PayloadRequest,
  file: { fileName: string; format: FileFormat; edition: string; digest: string; answers: Answers },
  plan: ImportPlan,
  report: Report,
): Promise<{ id: string; counts: Counts }> {
  const counts = countWrites(plan)
  const writes = plan.writes.filter(({ action }) => action !== 'same')
  const { id, createdAt, record } = await openRecord(req, { ...file, counts }, writes)
  try {
    await writeAll(readingOnce(req), id, writes, record, report)
    await recordTimes(req, record)
    await closeRecord(req, id, 'applied', record)
    return { id, counts }
  } catch (error) {
    if (!(await req.transactionID)) await rollback(req, { id, createdAt, record }, 'undone')
    throw error
  }
}

async function writeAll(
  req: PayloadRequest,
  id: string,
  writes: readonly PlannedWrite[],
  record: ImportRecord,
  report: Report,
): Promise<void> {
  const ids = new Map<string, string>()
  for (const [index, write] of writes.entries()) {
    const { collection, label, ref } = write
    const written = await writeOne(req, id, write, ids)
    if (write.action === 'create') {
      ids.set(ref, written.id)
      record.created.push({ collection, id: written.id, label })
    } else {
      const changed = record.changed.find((one) => one.collection === collection && one.id === written.id)
      if (changed) changed.updatedAt = written.updatedAt
    }
    report(index + 1, writes.length)
    await yieldToEventLoop()
  }
}

async function writeOne(
  req: PayloadRequest,
  importId: string,
  write: PlannedWrite,
  ids: Map<string, string>,
): Promise<{ id: string; updatedAt?: string }> {
  const { collection, data, english } = write
  const isTagged = collection === 'rooms' || collection === 'sessions'
  const french = withIds(data, ids)
  const { id } = write
  if (!id) {
    const created = { ...french, ...(isTagged ? { copiedFrom: importTag(importId) } : {}) }
    return { id: String((await createInBothLanguages(req, collection, created, english)).id) }
  }
  let { updatedAt } = write
  const update = async (locale: Language, values: Values) => {
    if (Object.keys(values).length === 0) return
    updatedAt = (await updateDocument(req, collection, id, values, { locale, draft: true })).updatedAt
  }
  await update('fr', french)
  await update('en', english)
  return { id, updatedAt }
}

const referenceFields = [
  'organisation',
  ...sessionFieldDescriptions.filter(({ kind }) => kind === 'room').map(({ name }) => name),
]

/** Replaces the references to documents that this import has created by their ids. */
function withIds(data: Values, ids: Map<string, string>): Values {
  const idOfRef = (ref: unknown) => (typeof ref === 'string' ? (ids.get(ref) ?? ref) : ref)
  return Object.fromEntries(
    Object.entries(data).map(([field, value]) => {
      if (referenceFields.includes(field)) return [field, idOfRef(value)]
      if (field !== 'participants' || !Array.isArray(value)) return [field, value]
      return [field, value.map((participant: Values) => ({ ...participant, speaker: idOfRef(participant.speaker) }))]
    }),
  )
}

/** Records the last change of each written document, by which undoing detects later changes. */
async function recordTimes(req: PayloadRequest, record: ImportRecord): Promise<void> {
  const written: WrittenDocument[] = [...record.created, ...record.changed]
  for (const collection of new Set(written.map((document) => document.collection))) {
    const ofCollection = written.filter((document) => document.collection === collection)
    const where = { id: { in: ofCollection.map(({ id }) => id) } }
    type Timed = { id: string; updatedAt: string }
    const select = { updatedAt: true }
    const stored = await findDocuments<Timed>(req, collection, { ...latestVersions, where, select })
    const times = new Map(stored.map(({ id, updatedAt }) => [id, updatedAt]))
    for (const document of ofCollection) document.updatedAt = times.get(document.id)
  }
}
