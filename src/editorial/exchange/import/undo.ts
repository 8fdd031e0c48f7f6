import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../../collections/shared/find-documents'
import { refuseRequest } from '../../../../collections/shared/messages'
import type { Bilingual } from '../../../domain/bilingual'
import { deleteAllForGood } from '../../ghost-drafts'
import { latestVersions } from '../../latest-versions'
import { fitsInTransaction, inOneTransaction } from '../../one-transaction'
import type { Report } from '../../progress'
import { changedSince, formatObstacles, type Obstacle } from '../../undo/written-document'
import { yieldToEventLoop } from '../../yield-to-event-loop'
import { closeRecord, type ImportRecord, importTag, type StoredImport, type WrittenDocument } from './import-record'
import { importedCollections } from './planned-write'
import { restoreDocument } from './restore-document'

/** Other requests run between two batches. */
const DELETED_AT_ONCE = 20

/**
 * Undoes an import, all or nothing: deletes the created documents and restores the changed ones. Throws, without undoing
 * anything, when a document was published or changed since, or is used elsewhere; the message names each of them. Runs
 * inside `exclusively`, which has finished what was interrupted.
 */
export async function undoImport(req: PayloadRequest, edition: string, id: string, report: Report): Promise<void> {
  const { record } = await findApplied(req, edition, id)
  if (!(await fitsInTransaction(req, record.created.length + record.changed.length)))
    return undo(req, edition, id, report)
  return inOneTransaction(req, { user: req.user }, (inside) => undo(inside, edition, id, report))
}

async function undo(req: PayloadRequest, edition: string, id: string, report: Report): Promise<void> {
  const stored = await findApplied(req, edition, id)
  const { created, changed } = stored.record
  const written = [...created, ...changed]
  const obstacles = [
    ...(await changedSince(req, written, created)),
    ...(await usedElsewhere(req, id, created, written)),
  ]
  if (obstacles.length > 0) throw refuse(req, obstacles)
  let done = 0
  const step = (documents = 1) => {
    done += documents
    report(done, written.length)
    return yieldToEventLoop()
  }
  // If this is interrupted, `recoverInterrupted` finds the state and undoes the rest.
  if (!(await req.transactionID)) await closeRecord(req, id, 'undoing')
  for (const document of changed) {
    await restoreDocument(req, document, stored.createdAt)
    await step()
  }
  // Sessions first: they refer to the others.
  for (const collection of [...importedCollections].reverse()) {
    const ids = created.filter((document) => document.collection === collection).map((document) => document.id)
    for (let first = 0; first < ids.length; first += DELETED_AT_ONCE) {
      const batch = ids.slice(first, first + DELETED_AT_ONCE)
      await deleteAllForGood(req, collection, batch)
      await step(batch.length)
    }
  }
  await closeRecord(req, id, 'undone')
}

async function findApplied(
  req: PayloadRequest,
  edition: string,
  id: string,
): Promise<StoredImport & { record: ImportRecord }> {
  const where: Where = { id: { equals: id } }
  const [stored] = await findDocuments<StoredImport>(req, 'imports', { ...latestVersions, where })
  if (!stored || stored.edition !== edition) {
    throw refuseRequest(req, 404, { fr: 'Cet import n’existe pas.', en: 'There is no such import.' })
  }
  const { record } = stored
  if (stored.state === 'applied' && record) return { ...stored, record }
  throw refuseRequest(req, 409, stored.state === 'interrupted' ? nothingLeft : undoneAlready)
}

const undoneAlready: Bilingual = { fr: 'Cet import est déjà annulé.', en: 'This import is undone already.' }
const nothingLeft: Bilingual = {
  fr: 'Cet import a été interrompu : il n’en reste rien à annuler. Importez de nouveau le fichier.',
  en: 'This import was interrupted: nothing of it is left to undo. Import the file again.',
}

// The fields that may refer to a document that an import creates.
const references = [
  { to: 'rooms', from: 'sessions', path: 'room' },
  { to: 'speakers', from: 'sessions', path: 'participants.speaker' },
  { to: 'organisations', from: 'speakers', path: 'organisation' },
  { to: 'organisations', from: 'editions', path: 'partners.organisation' },
  { to: 'organisations', from: 'commitments', path: 'organisation' },
] as const

/** Finds the documents, other than those of the import, that refer to a document it created. */
async function usedElsewhere(
  req: PayloadRequest,
  importId: string,
  created: WrittenDocument[],
  written: WrittenDocument[],
): Promise<Obstacle[]> {
  const own = new Set(written.map(({ id }) => id))
  const obstacles: Obstacle[] = []
  for (const { to, from, path } of references) {
    const ids = created.filter(({ collection }) => collection === to).map(({ id }) => id)
    if (ids.length === 0) continue
    for (const draft of [true, false]) {
      const and: Where[] = [{ [path]: { in: ids } }]
      // The sessions of the import itself are many: they are not read.
      if (from === 'sessions') and.push({ copiedFrom: { not_equals: importTag(importId) } })
      const users = await findDocuments(req, from, { as: 'system', where: { and }, draft, trash: true })
      for (const user of users.filter(({ id }) => !own.has(id))) {
        const name = 'title' in user ? user.title : 'name' in user ? user.name : user.what
        obstacles.push({ fr: `« ${name} » s’en sert depuis`, en: `"${name}" has come to use it` })
      }
    }
  }
  return obstacles
}

function refuse(req: PayloadRequest, obstacles: Obstacle[]) {
  const reasons = formatObstacles(obstacles)
  return refuseRequest(req, 409, {
    fr: `Cet import ne peut plus être annulé d’un coup : ${reasons.fr}. Rien n’a été annulé ; supprimez à la main ce qui est de trop.`,
    en: `This import can no longer be undone as a whole: ${reasons.en}. Nothing was undone.`,
  })
}
