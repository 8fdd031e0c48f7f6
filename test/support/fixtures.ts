import { repeatWhole } from '../../src/database/repeat-whole'
import { instantAt } from '../../src/domain/zone'
import type { TestApp } from './app'

let count = 0
/** Returns the word with a suffix that is unique in this run. */
export function unique(word: string): string {
  count += 1
  return `${word} ${process.pid.toString(36)}${count}`
}

type Values = Record<string, unknown>
type Created = { id: string } & Values

/**
 * Creates a document as the system does: bypasses access control and runs every hook. Is done again while it meets other
 * writes, as a request is.
 */
export async function create(app: TestApp, collection: string, data: Values): Promise<Created> {
  const creation = {
    collection: collection as 'sessions',
    data: data as never,
    depth: 0,
    overrideAccess: true,
    locale: 'fr',
    ...(data._status === 'published' ? {} : { draft: true }),
  } as const
  const created = await repeatWhole(() => app.payload.create(creation))
  return created as unknown as Created
}

/** A published edition of one day, by default 21 May 2024 in Paris time. */
export const anEdition = (app: TestApp, values: Values = {}) =>
  create(app, 'editions', {
    title: unique('Édition'),
    startsOn: '2024-05-21',
    endsOn: '2024-05-21',
    timezone: 'Europe/Paris',
    city: 'Montpellier',
    attendance: 'onsite',
    _status: 'published',
    ...values,
  })

/** A published room. */
export const aRoom = (app: TestApp, edition: string, values: Values = {}) =>
  create(app, 'rooms', { name: unique('Salle'), edition, _status: 'published', ...values })

/** A published speaker. */
export const aSpeaker = (app: TestApp, values: Values = {}) =>
  create(app, 'speakers', { name: unique('Personne'), _status: 'published', ...values })

/** A published session of 21 May 2024, by default from 09:00 to 10:00; times as `HH:mm`. */
export const aSession = (app: TestApp, edition: string, { from = '09:00', to = '10:00', ...values }: Values = {}) =>
  create(app, 'sessions', {
    title: unique('Session'),
    edition,
    format: 'workshop',
    status: 'scheduled',
    startsAt: at(String(from)),
    endsAt: at(String(to)),
    _status: 'published',
    ...values,
  })

/** A published testimonial, without consent. */
export const aTestimonial = (app: TestApp, values: Values = {}) =>
  create(app, 'testimonials', {
    name: unique('Amina'),
    displayMode: 'first-name',
    quote: 'J’ai osé.',
    _status: 'published',
    ...values,
  })

/** A consent with every scope and without end. */
export const aConsent = (
  app: TestApp,
  relationTo: 'testimonials' | 'speakers' | 'media',
  value: string,
  values: Values = {},
) =>
  create(app, 'consents', {
    person: unique('Amina Exemple'),
    subject: { relationTo, value },
    scope: ['name', 'photo', 'voice', 'video', 'quote'],
    wording: '2024-1',
    givenOn: '2024-01-15',
    ...values,
  })

/** The instant of a clock time in Paris on 21 May 2024. */
export const at = (time: string) => instantAt(`2024-05-21T${time}`, 'Europe/Paris')
