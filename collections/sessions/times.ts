import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { dayIn, type PlainDate } from '../../src/domain/zone'
import { refuseField } from '../shared/messages'
import { idOf, rows } from '../shared/rows'
import { longDate } from './words'

/** A session ends after it starts and lies within its edition's days, in the edition's time zone. */
export const refuseOutsideEdition: CollectionBeforeValidateHook = async ({ collection, data, originalDoc, req }) => {
  if (!data) return data
  const { startsAt, endsAt, edition: named } = { ...originalDoc, ...data }
  if (startsAt && endsAt && new Date(endsAt) <= new Date(startsAt)) {
    throw refuseField(req, collection.slug, 'endsAt', {
      fr: 'La fin vient avant le début. Corrigez l’une des deux heures.',
      en: 'The session ends before it starts. Correct one of the two times.',
    })
  }
  const edition = named && (await editionOf(named, req))
  if (!edition?.startsOn || !edition.endsOn) return data
  for (const [path, at] of [
    ['startsAt', startsAt],
    ['endsAt', endsAt && justBefore(endsAt)],
  ] as const) {
    if (!at || isWithin(dayIn(at, edition.timezone), edition)) continue
    const days = { fr: daysOf(edition, 'fr'), en: daysOf(edition, 'en') }
    throw refuseField(req, collection.slug, path, {
      fr: `L’édition « ${edition.title} » a lieu ${days.fr}. Choisissez un jour de l’édition, ou changez les dates de l’édition.`,
      en: `The edition "${edition.title}" takes place ${days.en}. Choose one of its days, or change the dates of the edition.`,
    })
  }
  return data
}

interface EditionDays {
  title: string
  startsOn: PlainDate
  endsOn: PlainDate
  timezone: string
}

const isWithin = (day: PlainDate, edition: EditionDays) => day >= edition.startsOn && day <= edition.endsOn

// A session that ends at midnight belongs to the day that ends.
const justBefore = (instant: string) => new Date(new Date(instant).getTime() - 1).toISOString()

function daysOf({ startsOn, endsOn }: EditionDays, language: 'fr' | 'en'): string {
  if (startsOn === endsOn)
    return language === 'fr' ? `le ${longDate(startsOn, 'fr')}` : `on ${longDate(startsOn, 'en')}`
  const [first, last] = [longDate(startsOn, language), longDate(endsOn, language)]
  return language === 'fr' ? `du ${first} au ${last}` : `from ${first} to ${last}`
}

async function editionOf(edition: unknown, req: PayloadRequest): Promise<EditionDays | undefined> {
  const [doc] = await rows(req.payload, 'editions', { id: { equals: idOf(edition) } }, { req, draft: true })
  return doc
}
