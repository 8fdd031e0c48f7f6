import type { PayloadRequest, Where } from 'payload'
import { PROGRAMME, RECORDS } from '../../../collections/editions/deletion'
import { findDocuments } from '../../../collections/shared/find-documents'
import { refuseRequest } from '../../../collections/shared/messages'
import type { Bilingual } from '../../domain/bilingual'
import { deleteAllForGood } from '../ghost-drafts'
import { latestVersions } from '../latest-versions'
import { fitsInTransaction, inOneTransaction } from '../one-transaction'
import type { Report } from '../progress'
import { changedSince, formatObstacles, type Obstacle } from '../undo/written-document'
import { yieldToEventLoop } from '../yield-to-event-loop'
import { closeCopy, findCopy, type StoredCopy } from './copy-record'

/** Other requests run between two batches. */
const DELETED_AT_ONCE = 20

/**
 * Undoes a new edition, all or nothing: deletes every document that was created with it. Throws, without undoing anything, when
 * one of them was published or changed, or when something was added to the edition; the message names each. Returns the
 * number of deleted documents. Runs inside `exclusively`, which has finished what was interrupted.
 */
export async function undoCopy(req: PayloadRequest, edition: string, report: Report): Promise<number> {
  const { record } = await findMade(req, edition)
  if (!(await fitsInTransaction(req, record.created.length))) return undo(req, edition, report)
  return inOneTransaction(req, { user: req.user }, (inside) => undo(inside, edition, report))
}

async function undo(req: PayloadRequest, edition: string, report: Report): Promise<number> {
  const stored = await findMade(req, edition)
  const { created } = stored.record
  const obstacles = [...(await changedSince(req, created, created)), ...(await addedSince(req, stored))]
  if (obstacles.length > 0) throw refuse(req, obstacles)
  // If this is interrupted, `finishUndo` finds the state and deletes the rest.
  const isInTransaction = Boolean(await req.transactionID)
  if (!isInTransaction) await closeCopy(req, stored.id, 'undoing')
  const added = await deleteCreated(req, stored, report)
  // A transaction may read what another one has committed since it began: it is rolled back.
  if (isInTransaction && added.length > 0) throw refuse(req, added)
  await closeCopy(req, stored.id, 'undone')
  return created.length
}

/** Deletes what is left of a new edition that was being undone. An edition to which somebody added something meanwhile stays. */
export async function finishUndo(req: PayloadRequest, stored: StoredCopy): Promise<void> {
  await deleteCreated(req, stored, () => undefined)
  await closeCopy(req, stored.id, 'undone')
}

/** Deletes what was made with an edition; returns what was added to the edition meanwhile, which then stays. */
async function deleteCreated(req: PayloadRequest, stored: StoredCopy, report: Report): Promise<Obstacle[]> {
  const { created } = stored.record
  let done = 0
  // Sessions first, and the edition last: they refer to it.
  for (const collection of ['sessions', 'rooms', 'editions'] as const) {
    const added = collection === 'editions' ? await addedSince(req, stored) : []
    if (added.length > 0) return added
    const ids = created.filter((document) => document.collection === collection).map(({ id }) => id)
    for (let first = 0; first < ids.length; first += DELETED_AT_ONCE) {
      const batch = ids.slice(first, first + DELETED_AT_ONCE)
      await deleteAllForGood(req, collection, batch)
      done += batch.length
      report(done, created.length)
      await yieldToEventLoop()
    }
  }
  return []
}

async function findMade(req: PayloadRequest, edition: string): Promise<StoredCopy> {
  const stored = await findCopy(req, edition)
  if (stored?.state === 'made') return stored
  throw stored ? refuseRequest(req, 409, messages.undone) : refuseRequest(req, 404, messages.unknown)
}

type Named = { id: string; title?: string; name?: string; what?: string; label?: string; email?: string }

/** What may name an edition without being part of it. */
const users = [
  { collection: 'testimonials', path: 'editions' },
  { collection: 'key-figures', path: 'editions' },
  { collection: 'users', path: 'editions' },
] as const

/** Finds what was added to an edition since it was made, and what has come to refer to its sessions. */
async function addedSince(req: PayloadRequest, { edition, record }: StoredCopy): Promise<Obstacle[]> {
  const own = new Set(record.created.map(({ id }) => id))
  const obstacles: Obstacle[] = []
  const find = (collection: Parameters<typeof findDocuments>[1], where: Where) =>
    findDocuments<Named>(req, collection, { ...latestVersions, locale: 'fr', where, trash: true })
  for (const collection of PROGRAMME) {
    const added = await find(collection, { edition: { equals: edition } })
    for (const document of added.filter(({ id }) => !own.has(id))) {
      const name = nameOf(document)
      obstacles.push({ fr: `« ${name} » y a été ajouté`, en: `"${name}" was added to it` })
    }
  }
  for (const collection of RECORDS) {
    const [found] = await find(collection, { edition: { equals: edition } })
    if (found) obstacles.push(messages[collection])
  }
  const sessions = record.created.filter(({ collection }) => collection === 'sessions').map(({ id }) => id)
  const references = users.map(({ collection, path }) => ({ collection, where: { [path]: { in: [edition] } } }))
  for (const { collection, where } of [
    ...references,
    ...(sessions.length > 0 ? [{ collection: 'testimonials' as const, where: { session: { in: sessions } } }] : []),
  ]) {
    for (const document of await find(collection, where)) {
      const name = nameOf(document)
      obstacles.push({ fr: `« ${name} » y est rattaché`, en: `"${name}" is attached to it` })
    }
  }
  return obstacles
}

const nameOf = ({ title, name, what, label, email, id }: Named) => title || name || what || label || email || id

function refuse(req: PayloadRequest, obstacles: Obstacle[]) {
  const reasons = formatObstacles(obstacles)
  return refuseRequest(req, 409, {
    fr: `Cette édition ne peut plus être annulée d’un coup : ${reasons.fr}. Rien n’a été annulé ; mettez l’édition à la corbeille si elle est de trop.`,
    en: `This edition can no longer be undone as a whole: ${reasons.en}. Nothing was undone; put the edition in the trash if it is not wanted.`,
  })
}

const messages = {
  unknown: {
    fr: 'Cette édition n’a pas été préparée à partir d’une autre : il n’y a rien à annuler.',
    en: 'This edition was not made from another one: there is nothing to undo.',
  },
  undone: { fr: 'Cette nouvelle édition est déjà annulée.', en: 'This new edition is undone already.' },
  releases: { fr: 'son programme a été publié', en: 'its programme was released' },
  imports: { fr: 'un fichier y a été importé', en: 'a file was imported into it' },
} satisfies Record<string, Bilingual>
