import type { PayloadRequest } from 'payload'
import { readingOnce } from '../../../collections/shared/read-once'
import type { Report } from '../progress'
import { yieldToEventLoop } from '../yield-to-event-loop'
import { CopyLog } from './copy-log'
import { copyRooms, copySessions } from './copy-programme'
import { findCopy, recordCopy } from './copy-record'
import { type ClonePlan, defaultSlug } from './plan'
import type { Source } from './source'
import { holderOfSlug } from './taken-slug'
import { completeEnglish, createDraft } from './write-draft'

/** The new edition, and the number of documents that this run created. */
export interface Cloned {
  id: string
  created: { rooms: number; sessions: number }
}

/**
 * Creates the documents of a plan that do not exist yet, as drafts: the edition, its rooms, its sessions. Each copy names
 * its original, so that the next run of the same order completes an interrupted one. What was created is recorded, for undoing it.
 */
export async function writeClone(
  req: PayloadRequest,
  { edition: source }: Source,
  plan: ClonePlan,
  report: Report,
): Promise<Cloned> {
  const total = 1 + plan.rooms.length + plan.sessions.length
  let done = 0
  const step = () => {
    done += 1
    report(done, total)
    return yieldToEventLoop()
  }
  const earlier = plan.existing && (await findCopy(req, plan.existing.id))
  const log = new CopyLog(earlier?.record.created)
  const edition = plan.existing ?? (await createEdition(req, source, plan))
  const access = plan.isSameCity ? source.venue?.accessInfo : undefined
  const texts = { title: plan.title, ...(access ? { 'venue.accessInfo': access } : {}) }
  const completedAt = await completeEnglish(req, 'editions', edition, texts, plan.existing)
  const label = plan.title.fr ?? plan.title.en ?? ''
  if (plan.existing) log.found('editions', edition, label, completedAt)
  else log.created('editions', { ...edition, ...(completedAt && { updatedAt: completedAt }) }, label)
  await step()
  const rooms = await copyRooms(req, edition.id, plan.rooms, log, step)
  const sessions = await copySessions(readingOnce(req), edition.id, plan, rooms.ids, log, step)
  await recordCopy(req, { edition: edition.id, source: source.id }, log.documents)
  return { id: edition.id, created: { rooms: rooms.created, sessions: sessions.created } }
}

async function createEdition(
  req: PayloadRequest,
  source: Source['edition'],
  plan: ClonePlan,
): Promise<{ id: string; updatedAt: string }> {
  const { region, attendance, changeoverMinutes, venue } = source
  const { name, address, postalCode, city } = venue ?? {}
  const slugByDefault = defaultSlug(plan)
  const slug = plan.slug ?? ((await holderOfSlug(req, slugByDefault)) ? undefined : slugByDefault)
  return createDraft(req, 'editions', {
    title: plan.title.fr,
    ...(slug ? { slug } : {}),
    ...plan.days,
    city: plan.city,
    attendance,
    changeoverMinutes,
    openingHours: plan.openingHours,
    partners: plan.partners,
    ...(plan.isSameCity
      ? { region, venue: { name, address, postalCode, city, accessInfo: venue?.accessInfo?.fr } }
      : {}),
    copiedFrom: source.id,
  })
}
