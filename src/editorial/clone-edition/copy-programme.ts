import type { PayloadRequest } from 'payload'
import type { Localised } from '../../domain/bilingual'
import { sessionFieldDescriptions, valueIn } from '../../domain/session-fields'
import { createInBothLanguages } from '../write-documents'
import type { CopyLog } from './copy-log'
import type { ClonePlan, PlannedSession } from './plan'
import type { SourceRoom, SourceSession } from './source'
import { completeEnglish, copiesIn, createDraft } from './write-draft'

/** Copies the rooms that have no copy yet. Returns the ids of the copies by the id of the original. */
export async function copyRooms(
  req: PayloadRequest,
  edition: string,
  rooms: SourceRoom[],
  log: CopyLog,
  step: () => Promise<void>,
) {
  const copies = await copiesIn<SourceRoom>(req, 'rooms', edition)
  const ids = new Map<string, string>()
  let created = 0
  for (const { id, name, capacity, floor, accessibility } of rooms) {
    const copy = copies.get(id)
    const data = { name, capacity, floor, accessibility, edition, copiedFrom: id }
    const written = copy ?? (await createDraft(req, 'rooms', data))
    ids.set(id, written.id)
    if (copy) log.found('rooms', copy, name)
    else {
      log.created('rooms', written, name)
      created += 1
    }
    await step()
  }
  return { ids, created }
}

/** Copies the sessions that have no copy yet. */
export async function copySessions(
  req: PayloadRequest,
  edition: string,
  plan: ClonePlan,
  rooms: Map<string, string>,
  log: CopyLog,
  step: () => Promise<void>,
) {
  const copies = await copiesIn<SourceSession>(req, 'sessions', edition)
  let created = 0
  for (const planned of plan.sessions) {
    const copy = copies.get(planned.source.id)
    const label = planned.source.title?.fr ?? planned.source.title?.en ?? ''
    if (copy) {
      const completedAt = await completeEnglish(req, 'sessions', copy, englishTexts(planned.source), copy)
      log.found('sessions', copy, label, completedAt)
    } else {
      const texts = copyOf(planned, edition, rooms, plan.participants)
      log.created('sessions', await createInBothLanguages(req, 'sessions', ...texts), label)
      created += 1
    }
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
): [french: Record<string, unknown>, english: Record<string, unknown>] {
  const { title, participants } = source
  const french = {
    ...Object.fromEntries(copiedFields.map((field) => [field.name, valueIn(source, field, 'fr')])),
    title: title?.fr ?? title?.en,
    edition,
    room: source.room ? rooms.get(source.room) : undefined,
    status: 'scheduled',
    ...(span ? { startsAt: span.startsAt, endsAt: span.endsAt } : {}),
    ...(withPeople ? { participants: (participants ?? []).map(({ speaker, role }) => ({ speaker, role })) } : {}),
    copiedFrom: source.id,
  }
  return [french, Object.fromEntries(Object.entries(englishTexts(source)).map(([name, { en }]) => [name, en]))]
}

/** Returns the English values of the copied fields of a session. */
function englishTexts(source: SourceSession): Record<string, Localised<unknown>> {
  const localised = copiedFields.filter(({ localized }) => localized)
  return Object.fromEntries(localised.map((field) => [field.name, { en: valueIn(source, field, 'en') }]))
}
