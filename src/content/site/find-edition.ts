import type { Where } from 'payload'
import { idOf } from '../../../collections/shared/ids'
import { recordOf, recordsOf } from '../../domain/record'
import type { LocalisedDocument as Doc } from '../programme-documents'
import { longTextOf } from './long-text'
import { pictureOf } from './picture'
import { related, text } from './raw-values'
import { findForReader } from './reader'
import { choiceOf, linkedTo, pageTextOf, type RenderContext } from './render-context'
import { editionSummary, isWithdrawn, personOf, sessionEntry } from './summaries'
import type { EditionSummary, EditionView, Figure, TestimonialEntry } from './view-types'

/** Returns the editions that this reader may read, the latest first. */
export async function findEditions(context: RenderContext): Promise<EditionSummary[]> {
  const wanted = { collection: 'editions', where: {}, depth: 0, sort: ['-startsOn'] } as const
  const docs = await findForReader(context.payload, context.reader, { ...wanted, sort: [...wanted.sort] })
  return docs.map((doc) => editionSummary(doc, context))
}

/** Returns the edition that a filter finds, with its programme; `undefined` when there is none. */
export async function findEdition(context: RenderContext, where: Where): Promise<EditionView | undefined> {
  const [edition] = await findForReader(context.payload, context.reader, { collection: 'editions', where, depth: 2 })
  return edition && editionView(edition, context)
}

async function editionView(edition: Doc, context: RenderContext): Promise<EditionView> {
  const { payload, reader, language } = context
  const ofEdition = { edition: { equals: edition.id } }
  const ofEditions = { editions: { in: [edition.id] } }
  const sort = ['startsAt', 'number']
  const sessions = await findForReader(payload, reader, { collection: 'sessions', where: ofEdition, depth: 1, sort })
  const speakers = await speakersOf(sessions, context)
  const figures = await findForReader(payload, reader, { collection: 'key-figures', where: ofEditions, depth: 0 })
  const venue = recordOf(edition.venue)
  const town = [text(venue.postalCode), text(venue.city)].filter(Boolean).join(' ')
  return {
    ...editionSummary(edition, context),
    tagline: pageTextOf(edition.tagline, language),
    region: text(edition.region),
    attendance: choiceOf(context, 'editions', 'attendance', edition.attendance),
    summary: longTextOf(edition.summary, context),
    hero: pictureOf(edition.hero, context),
    venue: {
      name: text(venue.name),
      address: text(venue.address),
      town: text(town),
      accessInfo: pageTextOf(venue.accessInfo, language),
    },
    partners: recordsOf(edition.partners).flatMap(({ organisation, role }) => {
      const name = text(related(organisation)?.name)
      const choice = choiceOf(context, 'editions', 'partners.role', role)
      return name && choice ? [{ name, role: choice }] : []
    }),
    registrationUrl: text(edition.registrationUrl),
    sessions: sessions.map((doc) => sessionEntry(doc, edition, context)),
    speakers: speakers.filter((doc) => !isWithdrawn(doc, context)).map((doc) => personOf(doc, context)),
    testimonials: await testimonialsOf(edition.id, context),
    figures: figures.map((doc) => figureOf(doc, context)),
  }
}

async function speakersOf(sessions: Doc[], { payload, reader }: RenderContext): Promise<Doc[]> {
  const ids = sessions.flatMap(({ participants }) =>
    recordsOf(participants).flatMap(({ speaker }) => idOf(speaker) ?? []),
  )
  if (ids.length === 0) return []
  const where = { id: { in: [...new Set(ids)] } }
  return findForReader(payload, reader, { collection: 'speakers', where, depth: 1, sort: ['nameKey'] })
}

/** Returns published testimonials with a valid consent, for any reader. */
async function testimonialsOf(edition: string, context: RenderContext): Promise<TestimonialEntry[]> {
  const { payload, reader, language, now } = context
  const where: Where = { editions: { in: [edition] } }
  const isPublic: Where = {
    and: [where, { _status: { equals: 'published' } }, { consentUntil: { greater_than: now.toISOString() } }],
  }
  const docs = await findForReader(payload, reader, {
    collection: 'testimonials',
    // For the public, access control applies the same filter; the public may not filter by these fields.
    where: reader.kind === 'public' ? where : isPublic,
    depth: 0,
    sort: ['nameKey'],
    draft: false,
  })
  return docs.map((doc) => ({
    ...linkedTo(context, 'testimonials', doc),
    name: text(doc.name) ?? '',
    before: pageTextOf(doc.before, language),
    after: pageTextOf(doc.after, language),
    quote: pageTextOf(doc.quote, language),
  }))
}

function figureOf(doc: Doc, { language }: RenderContext): Figure {
  const source = recordOf(doc.source)
  const name = text(source.name)
  return {
    id: doc.id,
    label: pageTextOf(doc.label, language) ?? { text: '' },
    value: Number(doc.value ?? 0),
    unit: text(doc.unit) ?? '',
    territory: text(doc.territory) ?? '',
    measuredOn: text(doc.measuredOn) ?? '',
    source: name ? { name, url: text(source.url) } : undefined,
  }
}
