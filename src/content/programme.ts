import type { Payload, PayloadRequest, Where } from 'payload'
import { referencesIn } from '../domain/checks/long-text'
import type { ElsewhereSession, Programme, ProgrammePicture, ProgrammeSession } from '../domain/checks/programme'
import { linkTargetsOf } from './programme-links'
import { possibleIds, type Reading, readAll } from './programme-reading'
import * as view from './programme-views'

/**
 * A whole edition as it would be once everything pending is published, in both languages, without what is in the trash;
 * `undefined` when there is no such edition. Past access rules: whoever asks has made sure that the reader works on it.
 * With `only`, as if it had no other sessions.
 */
export async function programmeOf(
  payload: Payload,
  editionId: string,
  req?: PayloadRequest,
  only?: ReadonlySet<string>,
): Promise<Programme | undefined> {
  const reading: Reading = { payload, req }
  if (possibleIds(reading, [editionId]).length === 0) return undefined
  const ofEdition = { edition: { equals: editionId } }
  const [editionDoc] = await readAll(reading, 'editions', { id: { equals: editionId } }, view.editionFields)
  if (!editionDoc) return undefined
  const edition = view.editionOf(editionDoc)
  const sessions = (await readAll(reading, 'sessions', ofEdition, view.sessionFields, { sort: 'startsAt' }))
    .filter(({ id }) => !only || only.has(id))
    .map(view.sessionOf)
  const rooms = (await readAll(reading, 'rooms', ofEdition, view.roomFields, { sort: 'nameKey' })).map(view.roomOf)
  const testimonials = await testimonialsOf(reading, editionId)
  const speakerIds = sessions.flatMap(({ participants }) => participants.map(({ speaker }) => speaker))
  const speakers = (await byId(reading, 'speakers', speakerIds, view.speakerFields)).map(view.speakerOf)
  const organisations = (await byId(reading, 'organisations', edition.partners, view.organisationFields)).map(
    view.organisationOf,
  )
  const elsewhere = await elsewhereOf(reading, editionId, sessions)
  const programme = { edition, sessions, elsewhere, rooms, speakers, testimonials, organisations }
  const references = longTextsOf(programme).flatMap(referencesIn)
  const pictureIds = [
    edition.hero,
    ...[...speakers, ...testimonials].map(({ photo }) => photo),
    ...organisations.map(({ logo }) => logo),
    ...references.filter(({ collection }) => collection === 'media').map(({ id }) => id),
  ]
  return {
    ...programme,
    pictures: await picturesOf(reading, pictureIds),
    linkTargets: await linkTargetsOf(reading, programme, references),
  }
}

async function testimonialsOf(reading: Reading, editionId: string) {
  const docs = await readAll(reading, 'testimonials', { editions: { in: [editionId] } }, view.testimonialFields, {
    sort: 'nameKey',
  })
  // A draft remembers what was agreed when it was saved: what is agreed today is on the document itself.
  const today = await readAll(reading, 'testimonials', { id: { in: docs.map(({ id }) => id) } }, ['consentUntil'], {
    draft: false,
  })
  const consentUntil = new Map(today.map((doc) => [doc.id, doc.consentUntil]))
  return docs.map((doc) => view.testimonialOf({ ...doc, consentUntil: consentUntil.get(doc.id) }))
}

/** The newest version of some documents; those in the trash are left out. */
async function byId(reading: Reading, collection: 'speakers' | 'organisations', ids: string[], fields: string[]) {
  const wanted = [...new Set(ids)]
  return wanted.length > 0 ? readAll(reading, collection, { id: { in: wanted } }, fields, { sort: 'nameKey' }) : []
}

async function picturesOf(reading: Reading, ids: (string | undefined)[]): Promise<ProgrammePicture[]> {
  const wanted = [...new Set(ids.filter((id) => id !== undefined))]
  if (wanted.length === 0) return []
  return (await readAll(reading, 'media', { id: { in: wanted } }, view.pictureFields, { draft: false })).map(
    view.pictureOf,
  )
}

/** Published sessions of other editions that may need the same people at the same time. */
async function elsewhereOf(
  reading: Reading,
  editionId: string,
  sessions: ProgrammeSession[],
): Promise<ElsewhereSession[]> {
  const placed = sessions.filter(({ startsAt, endsAt, participants }) => startsAt && endsAt && participants.length > 0)
  const speakers = [...new Set(placed.flatMap(({ participants }) => participants.map(({ speaker }) => speaker)))]
  if (speakers.length === 0) return []
  const starts = placed.map(({ startsAt }) => startsAt ?? '').sort()
  const ends = placed.map(({ endsAt }) => endsAt ?? '').sort()
  const where: Where = {
    and: [
      { edition: { not_equals: editionId } },
      { _status: { equals: 'published' } },
      { status: { equals: 'scheduled' } },
      { 'participants.speaker': { in: speakers } },
      { startsAt: { less_than_equal: ends.at(-1) } },
      { endsAt: { greater_than_equal: starts[0] } },
    ],
  }
  const docs = await readAll(reading, 'sessions', where, view.elsewhereFields, { draft: false })
  return docs.map((doc) => view.sessionOf(doc) as ElsewhereSession)
}

function longTextsOf({ edition, sessions, speakers, testimonials }: Omit<Programme, 'pictures' | 'linkTargets'>) {
  const texts = [
    edition.summary,
    ...sessions.map(({ abstract }) => abstract),
    ...speakers.map(({ bio }) => bio),
    ...testimonials.map(({ story }) => story),
  ]
  return texts.flatMap(({ fr, en }) => [fr, en])
}
