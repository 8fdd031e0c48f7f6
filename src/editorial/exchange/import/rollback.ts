import type { PayloadRequest, Where } from 'payload'
import { aside } from '../../../../collections/shared/rows'
import { searchKey } from '../../../domain/text'
import { breathe } from '../../breathe'
import { newest } from '../../newest'
import type { Known } from '../current-state'
import { discardDraft } from './discard-draft'
import type { ImportedCollection, Values } from './planned-write'
import { type Changed, closeRecord, type ImportRecord, type ImportRow, markOf } from './record'

/** After how long without a sign of life another process is taken to have died in the middle of an import. */
const SILENCE_MS = 60_000
const underWay = new Set<string>()

/** Takes back the imports that a stopped process left half done. Called before anything is imported. */
export async function takeBackAbandoned(req: PayloadRequest): Promise<void> {
  const rows = await newest<ImportRow>(req, 'imports', { state: { equals: 'under-way' } })
  // One process writes to an embedded database, and it imports one file at a time.
  const isAlone = req.payload.db.name === 'sqlite'
  for (const { id, updatedAt } of rows) {
    const isSilent = Date.now() - new Date(updatedAt).getTime() > SILENCE_MS
    if (isAlone || isSilent) await takeBack(req, id)
  }
}

/**
 * Takes back all that an unfinished import wrote, as far as nobody has changed it since; `record` is what it knows of
 * itself while it still runs.
 */
export async function takeBack(req: PayloadRequest, id: string, record?: ImportRecord): Promise<void> {
  if (underWay.has(id)) return
  underWay.add(id)
  try {
    const [row] = await newest<ImportRow>(req, 'imports', { id: { equals: id } })
    if (!row) return
    for (const changed of (record ?? row.record)?.changed ?? []) {
      await restore(req, changed, row.createdAt)
      await breathe()
    }
    const marked: Where = { copiedFrom: { equals: markOf(id) } }
    await removeUnseen(req, 'sessions', marked)
    await removeUnseen(req, 'rooms', marked)
    for (const collection of ['speakers', 'organisations'] as const) {
      const names = row.record?.names.filter((one) => one.collection === collection).map(({ name }) => searchKey(name))
      if (!names?.length) continue
      await removeUnseen(req, collection, {
        and: [{ nameKey: { in: names } }, { createdAt: { greater_than_equal: row.createdAt } }],
      })
    }
    await closeRecord(req, id, 'undone')
  } finally {
    underWay.delete(id)
  }
}

/** Deletes, with their history, the documents that were never public. */
async function removeUnseen(req: PayloadRequest, collection: ImportedCollection, where: Where): Promise<void> {
  for (const { id, firstPublishedAt } of await newest<Known>(req, collection, where, { trash: true })) {
    if (!firstPublishedAt) await remove(req, collection, id)
    await breathe()
  }
}

/** Deletes a document for good, its history included. */
export async function remove(req: PayloadRequest, collection: ImportedCollection, id: string): Promise<void> {
  await req.payload.delete({ collection, id, trash: true, depth: 0, overrideAccess: true, req: aside(req) })
}

/** Gives a document back the values that an import begun `since` replaced, those that still are what it wrote. */
export async function restore(req: PayloadRequest, changed: Changed, since: string): Promise<void> {
  const { collection, id, before, after, updatedAt } = changed
  const [doc] = await newest<Values>(req, collection, { id: { equals: id } }, { trash: true })
  if (!doc) return
  if (doc.updatedAt === updatedAt && (await discardDraft(req, changed, since))) return
  for (const [locale, values, written] of [
    ['fr', before.data, after.data],
    ['en', before.english, after.english],
  ] as const) {
    const data = Object.fromEntries(
      Object.entries(values).filter(([field]) => looksLike(inLocale(doc[field], locale), written[field])),
    )
    if (Object.keys(data).length === 0) continue
    await req.payload.update({
      collection,
      id,
      data: data as never,
      locale,
      draft: true as never,
      trash: true,
      depth: 0,
      overrideAccess: true,
      req: aside(req),
    })
  }
}

function inLocale(value: unknown, locale: 'fr' | 'en'): unknown {
  const isLocalised = typeof value === 'object' && value !== null && ('fr' in value || 'en' in value)
  return isLocalised ? (value as Values)[locale] : value
}

/** Whether a stored value is one that was written: ids of rows, defaults of nodes and references aside. */
function looksLike(stored: unknown, written: unknown): boolean {
  if (Array.isArray(written)) {
    return (
      Array.isArray(stored) &&
      stored.length === written.length &&
      written.every((row, index) => looksLike(stored[index], row))
    )
  }
  if (typeof written === 'object' && written !== null) {
    const known = (stored ?? {}) as Values
    return Object.entries(written).every(([key, value]) => looksLike(known[key], value))
  }
  if (typeof written === 'string' && /^(?:speakers|rooms|organisations):/.test(written)) return true
  return (stored ?? null) === (written ?? null)
}
