import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { aside } from '../../../collections/shared/rows'
import type { Localised } from '../../domain/bilingual'
import { newest } from '../newest'
import type { Report } from '../progress'
import { yieldToEventLoop } from '../yield-to-event-loop'
import { type ClonePlan, type PlannedSession, usualSlug } from './plan'
import type { Source, SourceRoom, SourceSession } from './source'
import { holderOfSlug } from './taken-slug'

type Data = Record<string, unknown>

/** The new edition and how many documents this run wrote; what an earlier run wrote is not counted. */
export interface Cloned {
  id: string
  created: { rooms: number; sessions: number }
}

/**
 * Writes what of a plan is not there yet, everything as drafts: the edition, its rooms, its sessions. Each copy names
 * its original, so that a run that was stopped is finished by the next one.
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
  const edition = plan.existing ?? (await createEdition(req, source, plan))
  const access = plan.isSameCity ? source.venue?.accessInfo : undefined
  const texts = { title: plan.title, ...(access ? { 'venue.accessInfo': access } : {}) }
  await completeEnglish(req, 'editions', edition, texts, plan.existing)
  await step()
  const rooms = await copyRooms(req, edition.id, plan.rooms, step)
  const copies = await copiesIn<SourceSession>(req, 'sessions', edition.id)
  let created = 0
  for (const planned of plan.sessions) {
    const copy = copies.get(planned.source.id)
    const { title, abstract } = planned.source
    const written = copy ?? (await copySession(req, edition.id, planned, rooms.ids, plan.participants))
    await completeEnglish(req, 'sessions', written, { title, ...(abstract ? { abstract } : {}) }, copy)
    if (!copy) created += 1
    await step()
  }
  return { id: edition.id, created: { rooms: rooms.created, sessions: created } }
}

async function createEdition(req: PayloadRequest, source: Source['edition'], plan: ClonePlan): Promise<{ id: string }> {
  const { region, attendance, changeoverMinutes, venue } = source
  const { name, address, postalCode, city } = venue ?? {}
  const usual = usualSlug(plan)
  const slug = plan.slug ?? ((await holderOfSlug(req, usual)) ? undefined : usual)
  return create(req, 'editions', {
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

async function copyRooms(req: PayloadRequest, edition: string, rooms: SourceRoom[], step: () => Promise<void>) {
  const copies = await copiesIn<SourceRoom>(req, 'rooms', edition)
  const ids = new Map<string, string>()
  let created = 0
  for (const { id, name, capacity, floor, accessibility } of rooms) {
    const copy = copies.get(id)
    const data = { name, capacity, floor, accessibility, edition, copiedFrom: id }
    const written = copy ?? (await create(req, 'rooms', data))
    ids.set(id, written.id)
    if (!copy) created += 1
    await step()
  }
  return { ids, created }
}

function copySession(
  req: PayloadRequest,
  edition: string,
  { source, span }: PlannedSession,
  rooms: Map<string, string>,
  withPeople: boolean,
) {
  const { format, track, accessibility, capacity, participants } = source
  return create(req, 'sessions', {
    title: source.title.fr ?? source.title.en,
    abstract: source.abstract?.fr,
    format,
    track,
    accessibility,
    capacity,
    edition,
    room: source.room ? rooms.get(source.room) : undefined,
    status: 'scheduled',
    ...(span ? { startsAt: span.startsAt, endsAt: span.endsAt } : {}),
    ...(withPeople ? { participants: (participants ?? []).map(({ speaker, role }) => ({ speaker, role })) } : {}),
    copiedFrom: source.id,
  })
}

/** What earlier runs copied into an edition, by the id of the original; what was put in the trash stays there. */
async function copiesIn<Doc extends { copiedFrom?: string | null }>(
  req: PayloadRequest,
  collection: 'rooms' | 'sessions',
  edition: string,
): Promise<Map<string, Doc>> {
  const where: Where = { and: [{ edition: { equals: edition } }, { copiedFrom: { exists: true } }] }
  const copies = await newest<Doc>(req, collection, where, { trash: true })
  return new Map(copies.map((copy) => [String(copy.copiedFrom), copy]))
}

/** Writes the English texts a copy lacks, by field or `group.field`, unless somebody has published it or thrown it away since. */
async function completeEnglish(
  req: PayloadRequest,
  collection: CollectionSlug,
  { id }: { id: string },
  texts: Record<string, Localised<unknown>>,
  copy?: Data | object,
): Promise<void> {
  const known = (copy ?? {}) as Record<string, Localised<unknown> | undefined> & Data
  if (known.firstPublishedAt || known.deletedAt) return
  const missing = Object.entries(texts).flatMap(([path, { en }]) => {
    const [name = '', inner] = path.split('.')
    const here = inner ? (known[name] as Record<string, Localised<unknown>> | null | undefined)?.[inner] : known[name]
    return en && !here?.en ? [[name, inner ? { [inner]: en } : en]] : []
  })
  if (missing.length === 0) return
  await req.payload.update({
    collection,
    id,
    data: Object.fromEntries(missing) as never,
    locale: 'en',
    draft: true,
    depth: 0,
    overrideAccess: true,
    req: aside(req),
  })
}

async function create(req: PayloadRequest, collection: CollectionSlug, data: Data): Promise<{ id: string }> {
  const created = await req.payload.create({
    collection,
    data: { ...data, _status: 'draft' } as never,
    draft: true as never,
    locale: 'fr',
    depth: 0,
    overrideAccess: true,
    req: aside(req),
  })
  return { id: String(created.id) }
}
