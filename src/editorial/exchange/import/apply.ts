import type { PayloadRequest } from 'payload'
import { aside } from '../../../../collections/shared/rows'
import type { FileFormat } from '../../../domain/exchange/drafts'
import { breathe } from '../../breathe'
import { newest } from '../../newest'
import type { Report } from '../../progress'
import type { ImportPlan } from './plan'
import type { PlannedWrite, Values } from './planned-write'
import { type Counts, closeRecord, type ImportRecord, keepAlive, type Made, markOf, openRecord } from './record'
import { takeBack } from './rollback'

const KEEP_ALIVE_EVERY = 100

/** How many documents a plan makes, changes and leaves as they are. */
export const countWrites = ({ writes }: ImportPlan): Counts => ({
  created: writes.filter(({ action }) => action === 'create').length,
  updated: writes.filter(({ action }) => action === 'update').length,
  same: writes.filter(({ action }) => action === 'same').length,
})

/**
 * Writes a plan as drafts, all or nothing: when one document is refused, what was written before it is taken back and
 * the refusal is thrown.
 */
export async function applyImport(
  req: PayloadRequest,
  file: { fileName: string; format: FileFormat; edition: string },
  plan: ImportPlan,
  report: Report,
): Promise<{ id: string; counts: Counts }> {
  const counts = countWrites(plan)
  const writes = plan.writes.filter(({ action }) => action !== 'same')
  const { id, record } = await openRecord(req, { ...file, counts }, writes)
  try {
    await writeAll(req, id, writes, record, report)
    await stamp(req, record)
    await closeRecord(req, id, 'applied', record)
    return { id, counts }
  } catch (error) {
    await takeBack(req, id, record)
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
    await breathe()
    if (index % KEEP_ALIVE_EVERY === KEEP_ALIVE_EVERY - 1) await keepAlive(req, id)
  }
}

async function writeOne(
  req: PayloadRequest,
  importId: string,
  write: PlannedWrite,
  ids: Map<string, string>,
): Promise<{ id: string; updatedAt?: string }> {
  const { collection, data, english } = write
  const isMarked = collection === 'rooms' || collection === 'sessions'
  const options = { collection, draft: true as never, depth: 0, overrideAccess: true as const }
  const french = { ...resolved(data, ids), _status: 'draft' }
  let { id, updatedAt } = write
  const update = async (locale: 'fr' | 'en', values: Values) => {
    const changes = { ...options, id: String(id), data: values as never, locale, req: aside(req) }
    updatedAt = (await req.payload.update(changes)).updatedAt
  }
  if (!id) {
    const marked = { ...french, ...(isMarked ? { copiedFrom: markOf(importId) } : {}) }
    id = String((await req.payload.create({ ...options, data: marked as never, locale: 'fr', req: aside(req) })).id)
  } else if (Object.keys(data).length > 0) await update('fr', french)
  if (Object.keys(english).length > 0) await update('en', english)
  return { id, updatedAt }
}

/** Values with the ids of documents that this import made a moment ago. */
function resolved(data: Values, ids: Map<string, string>): Values {
  const idOf = (ref: unknown) => (typeof ref === 'string' ? (ids.get(ref) ?? ref) : ref)
  return Object.fromEntries(
    Object.entries(data).map(([field, value]) => {
      if (field === 'room' || field === 'organisation') return [field, idOf(value)]
      if (field !== 'participants' || !Array.isArray(value)) return [field, value]
      return [field, value.map((row: Values) => ({ ...row, speaker: idOf(row.speaker) }))]
    }),
  )
}

/** Notes when each document was last changed, so that undoing can tell whether somebody has changed it since. */
async function stamp(req: PayloadRequest, record: ImportRecord): Promise<void> {
  const touched: Made[] = [...record.created, ...record.changed]
  for (const collection of new Set(touched.map((made) => made.collection))) {
    const ofCollection = touched.filter((made) => made.collection === collection)
    const where = { id: { in: ofCollection.map(({ id }) => id) } }
    const docs = await newest<{ id: string; updatedAt: string }>(req, collection, where)
    const stamps = new Map(docs.map(({ id, updatedAt }) => [id, updatedAt]))
    for (const made of ofCollection) made.updatedAt = stamps.get(made.id)
  }
}
