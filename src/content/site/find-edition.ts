import type { Where } from 'payload'
import type { Doc } from '../programme-reading'
import { longTextOf } from './long-text'
import { editionMention, personOf, sessionEntry } from './mentions'
import { pictureOf } from './picture-view'
import { idsIn, record, related, rows, text } from './raw-values'
import { findFor } from './reader'
import { choiceOf, linkedTo, type Scene, wordsOf } from './scene'
import type { EditionMention, EditionView, Figure, TestimonialEntry } from './view-types'

/** The editions this reader may open, the latest first. */
export async function findEditions(scene: Scene): Promise<EditionMention[]> {
  const wanted = { collection: 'editions', where: {}, depth: 0, sort: ['-startsOn'] } as const
  const docs = await findFor(scene.payload, scene.reader, { ...wanted, sort: [...wanted.sort] })
  return docs.map((doc) => editionMention(doc, scene))
}

/** The edition that a filter finds, with its whole programme. */
export async function findEdition(scene: Scene, where: Where): Promise<EditionView | undefined> {
  const [edition] = await findFor(scene.payload, scene.reader, { collection: 'editions', where, depth: 2 })
  return edition && editionView(edition, scene)
}

async function editionView(edition: Doc, scene: Scene): Promise<EditionView> {
  const { payload, reader, language } = scene
  const ofEdition = { edition: { equals: edition.id } }
  const ofEditions = { editions: { in: [edition.id] } }
  const sort = ['startsAt', 'number']
  const sessions = await findFor(payload, reader, { collection: 'sessions', where: ofEdition, depth: 1, sort })
  const speakers = await speakersOf(sessions, scene)
  const figures = await findFor(payload, reader, { collection: 'key-figures', where: ofEditions, depth: 0 })
  const venue = record(edition.venue)
  const town = [text(venue.postalCode), text(venue.city)].filter(Boolean).join(' ')
  return {
    ...editionMention(edition, scene),
    tagline: wordsOf(edition.tagline, language),
    region: text(edition.region),
    attendance: choiceOf(scene, 'editions', 'attendance', edition.attendance),
    summary: longTextOf(edition.summary, scene),
    hero: pictureOf(edition.hero, scene),
    venue: {
      name: text(venue.name),
      address: text(venue.address),
      town: text(town),
      accessInfo: wordsOf(venue.accessInfo, language),
    },
    partners: rows(edition.partners).flatMap(({ organisation, role }) => {
      const name = text(related(organisation)?.name)
      const choice = choiceOf(scene, 'editions', 'partners.role', role)
      return name && choice ? [{ name, role: choice }] : []
    }),
    registrationUrl: text(edition.registrationUrl),
    sessions: sessions.map((doc) => sessionEntry(doc, edition, scene)),
    speakers: speakers.map((doc) => personOf(doc, scene)),
    testimonials: await testimonialsOf(edition.id, scene),
    figures: figures.map((doc) => figureOf(doc, scene)),
  }
}

async function speakersOf(sessions: Doc[], { payload, reader }: Scene): Promise<Doc[]> {
  const ids = sessions.flatMap(({ participants }) => rows(participants).flatMap(({ speaker }) => idsIn(speaker)))
  if (ids.length === 0) return []
  const where = { id: { in: [...new Set(ids)] } }
  return findFor(payload, reader, { collection: 'speakers', where, depth: 1, sort: ['nameKey'] })
}

/** Only what is published and agreed to, whoever reads: an edition's page is no way round a consent. */
async function testimonialsOf(edition: string, scene: Scene): Promise<TestimonialEntry[]> {
  const { payload, reader, language, now } = scene
  const where: Where = { editions: { in: [edition] } }
  const isPublic: Where = {
    and: [where, { _status: { equals: 'published' } }, { consentUntil: { greater_than: now.toISOString() } }],
  }
  const docs = await findFor(payload, reader, {
    collection: 'testimonials',
    // The public is held to the same by the rules, and may not filter by it.
    where: reader.kind === 'public' ? where : isPublic,
    depth: 0,
    sort: ['nameKey'],
    draft: false,
  })
  return docs.map((doc) => ({
    ...linkedTo(scene, 'testimonials', doc),
    name: text(doc.name) ?? '',
    before: wordsOf(doc.before, language),
    after: wordsOf(doc.after, language),
    quote: wordsOf(doc.quote, language),
  }))
}

function figureOf(doc: Doc, { language }: Scene): Figure {
  const source = record(doc.source)
  const name = text(source.name)
  return {
    id: doc.id,
    label: wordsOf(doc.label, language) ?? { text: '' },
    value: Number(doc.value ?? 0),
    unit: text(doc.unit) ?? '',
    territory: text(doc.territory) ?? '',
    measuredOn: text(doc.measuredOn) ?? '',
    source: name ? { name, url: text(source.url) } : undefined,
  }
}
