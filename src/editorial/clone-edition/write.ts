import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { isolatedRequest } from '../../../collections/shared/isolated-request'
import type { Localised } from '../../domain/bilingual'
import { sessionFieldDescriptions, valueIn } from '../../domain/session-fields'
import { latestVersions } from '../latest-versions'
import type { Report } from '../progress'
import { yieldToEventLoop } from '../yield-to-event-loop'
import { type ClonePlan, defaultSlug, type PlannedSession } from './plan'
import type { Source, SourceRoom, SourceSession } from './source'
import { holderOfSlug } from './taken-slug'

type Data = Record<string, unknown>

/** The new edition, and the number of documents that this run created. */
export interface Cloned {
  id: string
  created: { rooms: number; sessions: number }
}

/**
 * Creates the documents of a plan that do not exist yet, as drafts: the edition, its rooms, its sessions. Each copy names
 * its original, so that the next run of the same order completes an interrupted one.
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
  const sessions = await copySessions(req, edition.id, plan, rooms.ids, step)
  return { id: edition.id, created: { rooms: rooms.created, sessions: sessions.created } }
}

async function createEdition(req: PayloadRequest, source: Source['edition'], plan: ClonePlan): Promise<{ id: string }> {
  const { region, attendance, changeoverMinutes, venue } = source
  const { name, address, postalCode, city } = venue ?? {}
  const slugByDefault = defaultSlug(plan)
  const slug = plan.slug ?? ((await holderOfSlug(req, slugByDefault)) ? undefined : slugByDefault)
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

async function copySessions(
  req: PayloadRequest,
  edition: string,
  plan: ClonePlan,
  rooms: Map<string, string>,
  step: () => Promise<void>,
) {
  const copies = await copiesIn<SourceSession>(req, 'sessions', edition)
  let created = 0
  for (const planned of plan.sessions) {
    const copy = copies.get(planned.source.id)
    const written = copy ?? (await create(req, 'sessions', copyOf(planned, edition, rooms, plan.participants)))
    await completeEnglish(req, 'sessions', written, englishTexts(planned.source), copy)
    if (!copy) created += 1
    await step()
  }
  return { created }
}

const copiedFields = sessionFieldDescriptions.filter(({ clone }) => clone === 'copy')

function copyOf(
  { source, span }: PlannedSession,
  edition: string,
  rooms: Map<string, string>,
  withPeople: boolean,
): Data {
  const { title, participants } = source
  return {
    ...Object.fromEntries(copiedFields.map((field) => [field.name, valueIn(source, field, 'fr')])),
    title: title?.fr ?? title?.en,
    edition,
    room: source.room ? rooms.get(source.room) : undefined,
    status: 'scheduled',
    ...(span ? { startsAt: span.startsAt, endsAt: span.endsAt } : {}),
    ...(withPeople ? { participants: (participants ?? []).map(({ speaker, role }) => ({ speaker, role })) } : {}),
    copiedFrom: source.id,
  }
}

/** Returns the English values of the copied fields of a session. */
function englishTexts(source: SourceSession): Record<string, Localised<unknown>> {
  const localised = copiedFields.filter(({ localized }) => localized)
  return Object.fromEntries(localised.map((field) => [field.name, { en: valueIn(source, field, 'en') }]))
}

/** Finds the copies that earlier runs created, by the id of the original, in the trash included: they are not created again. */
async function copiesIn<Doc extends { copiedFrom?: string | null }>(
  req: PayloadRequest,
  collection: 'rooms' | 'sessions',
  edition: string,
): Promise<Map<string, Doc>> {
  const where: Where = { and: [{ edition: { equals: edition } }, { copiedFrom: { exists: true } }] }
  const copies = await findDocuments<Doc>(req, collection, { ...latestVersions, where, trash: true })
  return new Map(copies.map((copy) => [String(copy.copiedFrom), copy]))
}

/** Writes the missing English texts of a copy, by field or `group.field`, unless it was published or deleted since. */
async function completeEnglish(
  req: PayloadRequest,
  collection: CollectionSlug,
  { id }: { id: string },
  texts: Record<string, Localised<unknown>>,
  copy?: Data | object,
): Promise<void> {
  const current = (copy ?? {}) as Record<string, Localised<unknown> | undefined> & Data
  if (current.firstPublishedAt || current.deletedAt) return
  const missing = Object.entries(texts).flatMap(([path, { en }]) => {
    const [name = '', inner] = path.split('.')
    const here = inner
      ? (current[name] as Record<string, Localised<unknown>> | null | undefined)?.[inner]
      : current[name]
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
    req: isolatedRequest(req),
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
    req: isolatedRequest(req),
  })
  return { id: String(created.id) }
}
