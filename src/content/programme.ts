import type { Payload, PayloadRequest, Where } from 'payload'
import { textDatesOf } from '../../collections/shared/hooks/record-last-writer'
import { isValidId } from '../../collections/shared/ids'
import { readableTo } from '../../collections/shared/readable-to'
import { referencesIn } from '../domain/checks/long-text'
import type { ElsewhereSession, Programme, ProgrammePicture, ProgrammeSession } from '../domain/checks/programme'
import { translatableTexts } from '../domain/checks/translations'
import { findProgrammeDocuments, type ProgrammeSource } from './programme-documents'
import { linkTargetsOf } from './programme-links'
import * as view from './programme-views'

/**
 * Reads an edition as it would be once everything pending is published, in both languages and without documents in the
 * trash; `undefined` when there is no such edition. Bypasses access control: the caller has checked that the user works on
 * the edition. With `only`, the edition is read as if it had no other sessions.
 */
export async function programmeOf(
  payload: Payload,
  editionId: string,
  req?: PayloadRequest,
  only?: ReadonlySet<string>,
): Promise<Programme | undefined> {
  const source: ProgrammeSource = req ?? payload
  if (!isValidId(payload, editionId)) return undefined
  const ofEdition = { edition: { equals: editionId } }
  const [editionDoc] = await findProgrammeDocuments(
    source,
    'editions',
    { id: { equals: editionId } },
    view.editionFields,
  )
  if (!editionDoc) return undefined
  const edition = view.editionOf(editionDoc)
  const sessions = (
    await findProgrammeDocuments(source, 'sessions', ofEdition, view.sessionFields, { sort: 'startsAt' })
  )
    .filter(({ id }) => !only || only.has(id))
    .map(view.sessionOf)
  const rooms = (await findProgrammeDocuments(source, 'rooms', ofEdition, view.roomFields, { sort: 'nameKey' })).map(
    view.roomOf,
  )
  const testimonials = await testimonialsOf(source, editionId)
  const speakerIds = sessions.flatMap(({ participants }) => participants.map(({ speaker }) => speaker))
  const speakers = (await byId(source, 'speakers', speakerIds, view.speakerFields)).map(view.speakerOf)
  const organisations = (await byId(source, 'organisations', edition.partners, view.organisationFields)).map(
    view.organisationOf,
  )
  const elsewhere = await elsewhereOf(source, editionId, sessions)
  const programme = { edition, sessions, elsewhere, rooms, speakers, testimonials, organisations }
  const references = longTextsOf(programme).flatMap(referencesIn)
  const pictureIds = [
    edition.hero,
    ...[...speakers, ...testimonials].map(({ photo }) => photo),
    ...organisations.map(({ logo }) => logo),
    ...references.filter(({ collection }) => collection === 'media').map(({ id }) => id),
  ]
  const read = {
    ...programme,
    pictures: await picturesOf(source, pictureIds),
    linkTargets: await linkTargetsOf(source, programme, references),
  }
  return { ...read, textDates: await textDatesOf(payload, translatableTexts(read)) }
}

async function testimonialsOf(source: ProgrammeSource, editionId: string) {
  const docs = await findProgrammeDocuments(
    source,
    'testimonials',
    { editions: { in: [editionId] } },
    view.testimonialFields,
    {
      sort: 'nameKey',
    },
  )
  // A draft contains the consent at the time when it was saved; the published document contains the current one.
  const today = await findProgrammeDocuments(
    source,
    'testimonials',
    { id: { in: docs.map(({ id }) => id) } },
    ['consentUntil'],
    {
      draft: false,
    },
  )
  const consentUntil = new Map(today.map((doc) => [doc.id, doc.consentUntil]))
  return docs.map((doc) => view.testimonialOf({ ...doc, consentUntil: consentUntil.get(doc.id) }))
}

/** Finds the newest version of documents by their ids, those in the trash excepted. */
async function byId(
  source: ProgrammeSource,
  collection: 'speakers' | 'organisations',
  ids: string[],
  fields: string[],
) {
  const unique = [...new Set(ids)]
  return unique.length > 0
    ? findProgrammeDocuments(source, collection, { id: { in: unique } }, fields, { sort: 'nameKey' })
    : []
}

async function picturesOf(source: ProgrammeSource, ids: (string | undefined)[]): Promise<ProgrammePicture[]> {
  const unique = [...new Set(ids.filter((id) => id !== undefined))]
  if (unique.length === 0) return []
  return (
    await findProgrammeDocuments(source, 'media', { id: { in: unique } }, view.pictureFields, { draft: false })
  ).map(view.pictureOf)
}

/** Finds the published sessions of other editions that may need the same people at the same time. */
async function elsewhereOf(
  source: ProgrammeSource,
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
  const docs = await findProgrammeDocuments(source, 'sessions', where, view.elsewhereFields, { draft: false })
  const others = docs.map((doc) => view.sessionOf(doc) as ElsewhereSession)
  const isReadable = await readableTo(
    source,
    'sessions',
    others.map(({ id }) => id),
  )
  return others.map((session) => (isReadable(session.id) ? session : { ...session, title: hiddenTitle }))
}

const hiddenTitle = { fr: 'Session d’une autre édition', en: 'Session of another edition' }

function longTextsOf({ edition, sessions, speakers, testimonials }: Omit<Programme, 'pictures' | 'linkTargets'>) {
  const texts = [
    edition.summary,
    ...sessions.map(({ abstract }) => abstract),
    ...speakers.map(({ bio }) => bio),
    ...testimonials.map(({ story }) => story),
  ]
  return texts.flatMap(({ fr, en }) => [fr, en])
}
