import { searchKey } from './text'
import { endOfDay, type Instant, type PlainDate } from './zone'

/** What somebody agrees to. */
export const consentScopes = ['name', 'photo', 'voice', 'video', 'quote', 'social'] as const
export type ConsentScope = (typeof consentScopes)[number]

/** A person's written agreement, as far as it decides what may be shown. */
export interface Consent {
  person: string
  scope: readonly ConsentScope[]
  givenOn: PlainDate
  expiresOn?: PlainDate | null
  withdrawnAt?: Instant | null
}

/** The end of what is not covered: long past. */
export const NEVER: Instant = '1970-01-01T00:00:00.000Z'
/** The end of what has no end. */
export const ALWAYS: Instant = '9999-12-31T00:00:00.000Z'

/**
 * Up to when consents cover all of `needed`, for everybody they name: the first of them to end decides, and one who
 * took it back, or never gave a part of it, ends it at once. `NEVER` without any consent.
 */
export function coveredUntil(consents: readonly Consent[], needed: readonly ConsentScope[]): Instant {
  const people = new Map<string, Consent[]>()
  for (const consent of consents) {
    const person = searchKey(consent.person)
    people.set(person, [...(people.get(person) ?? []), consent])
  }
  if (people.size === 0) return NEVER
  return earliest([...people.values()].flatMap((given) => needed.map((scope) => endOf(given, scope))))
}

function endOf(given: readonly Consent[], scope: ConsentScope): Instant {
  const ends = given.filter((consent) => consent.scope.includes(scope)).map(endOfConsent)
  return ends.reduce((latest, end) => (end.localeCompare(latest) > 0 ? end : latest), NEVER)
}

function endOfConsent({ expiresOn, withdrawnAt }: Consent): Instant {
  if (withdrawnAt) return NEVER
  return expiresOn ? endOfDay(expiresOn) : ALWAYS
}

const earliest = (ends: readonly Instant[]): Instant =>
  ends.reduce((first, end) => (end.localeCompare(first) < 0 ? end : first), ALWAYS)
