import type { PayloadRequest, Where } from 'payload'
import { refuseRequest } from '../../../../collections/shared/messages'
import { rows } from '../../../../collections/shared/rows'
import type { Bilingual } from '../../../domain/bilingual'
import { breathe } from '../../breathe'
import { newest } from '../../newest'
import type { Report } from '../../progress'
import type { Known } from '../current-state'
import { closeRecord, type ImportRow, type Made, markOf } from './record'
import { remove, restore } from './rollback'

/** A document that stands in the way of undoing an import, and why. */
type Obstacle = Bilingual

/**
 * Undoes an import as a whole: what it made is deleted, what it changed is as before. Refused, without undoing anything,
 * when a document was published or changed since, or is used elsewhere; the refusal names each of them.
 */
export async function undoImport(req: PayloadRequest, edition: string, id: string, report: Report): Promise<void> {
  const [row] = await newest<ImportRow>(req, 'imports', { id: { equals: id } })
  if (!row?.record || row.edition !== edition) {
    throw refuseRequest(req, 404, { fr: 'Cet import n’existe pas.', en: 'There is no such import.' })
  }
  if (row.state !== 'applied') {
    throw refuseRequest(req, 409, { fr: 'Cet import est déjà annulé.', en: 'This import is undone already.' })
  }
  const { created, changed } = row.record
  const touched = [...created, ...changed]
  const obstacles = [
    ...(await changedSince(req, touched, created)),
    ...(await usedElsewhere(req, id, created, touched)),
  ]
  if (obstacles.length > 0) throw refuse(req, obstacles)
  let done = 0
  const step = () => {
    done += 1
    report(done, touched.length)
    return breathe()
  }
  // Stopped in the middle, it is taken up again by the next import, which finds it under way.
  await closeRecord(req, id, 'under-way')
  for (const one of changed) {
    await restore(req, one, row.createdAt)
    await step()
  }
  for (const made of [...created].reverse()) {
    await remove(req, made.collection, made.id).catch(ignoreMissing)
    await step()
  }
  await closeRecord(req, id, 'undone')
}

async function changedSince(req: PayloadRequest, touched: Made[], created: Made[]): Promise<Obstacle[]> {
  const obstacles: Obstacle[] = []
  for (const collection of new Set(touched.map((made) => made.collection))) {
    const ofCollection = touched.filter((made) => made.collection === collection)
    const where: Where = { id: { in: ofCollection.map(({ id }) => id) } }
    const docs = new Map((await newest<Known>(req, collection, where, { trash: true })).map((doc) => [doc.id, doc]))
    for (const made of ofCollection) {
      const doc = docs.get(made.id)
      if (created.includes(made) && !doc) continue
      if (created.includes(made) && doc?.firstPublishedAt) {
        obstacles.push({ fr: `« ${made.label} » a été publié depuis`, en: `"${made.label}" was published since` })
      } else if (doc?.updatedAt !== made.updatedAt) {
        obstacles.push({ fr: `« ${made.label} » a été modifié depuis`, en: `"${made.label}" was changed since` })
      }
    }
  }
  return obstacles
}

/** Rooms, people and organisations of an import that documents from elsewhere have come to name. */
async function usedElsewhere(
  req: PayloadRequest,
  importId: string,
  created: Made[],
  touched: Made[],
): Promise<Obstacle[]> {
  const own = new Set(touched.map(({ id }) => id))
  const obstacles: Obstacle[] = []
  for (const [collection, user, path] of [
    ['rooms', 'sessions', 'room'],
    ['speakers', 'sessions', 'participants.speaker'],
    ['organisations', 'speakers', 'organisation'],
    ['organisations', 'editions', 'partners.organisation'],
    ['organisations', 'commitments', 'organisation'],
  ] as const) {
    const made = new Map(created.filter((one) => one.collection === collection).map((one) => [one.id, one.label]))
    if (made.size === 0) continue
    for (const draft of [true, false]) {
      const where: Where[] = [{ [path]: { in: [...made.keys()] } }]
      // The sessions that the import made are many, and not asked for.
      if (user === 'sessions') where.push({ copiedFrom: { not_equals: markOf(importId) } })
      const users = await rows(req.payload, user, { and: where }, { req, draft })
      for (const doc of users.filter(({ id }) => !own.has(String(id)))) {
        const name = 'title' in doc ? doc.title : 'name' in doc ? doc.name : doc.what
        obstacles.push({ fr: `« ${name} » s’en sert depuis`, en: `"${name}" has come to use it` })
      }
    }
  }
  return obstacles
}

function refuse(req: PayloadRequest, obstacles: Obstacle[]) {
  const first = obstacles.slice(0, 10)
  const more = obstacles.length - first.length
  return refuseRequest(req, 409, {
    fr: `Cet import ne peut plus être annulé d’un coup : ${[...new Set(first.map(({ fr }) => fr))].join(' ; ')}${more > 0 ? ` ; et ${more} autres` : ''}. Rien n’a été annulé ; supprimez à la main ce qui est de trop.`,
    en: `This import can no longer be undone as a whole: ${[...new Set(first.map(({ en }) => en))].join('; ')}${more > 0 ? `; and ${more} more` : ''}. Nothing was undone.`,
  })
}

function ignoreMissing(error: unknown): void {
  if ((error as { status?: number }).status !== 404) throw error
}
