import { searchKey } from './text'
import { endOfDay, type Instant, type PlainDate } from './zone'

/** The uses that a person can consent to. */
export const consentScopes = ['name', 'photo', 'voice', 'video', 'quote', 'social'] as const
export type ConsentScope = (typeof consentScopes)[number]

/** The written consent of a person, with the fields that decide what may be public. */
export interface Consent {
  person: string
  scope: readonly ConsentScope[]
  givenOn: PlainDate
  expiresOn?: PlainDate | null
  withdrawnAt?: Instant | null
}

/** The end of a missing or withdrawn consent: a date in the past. */
export const NEVER: Instant = '1970-01-01T00:00:00.000Z'
/** The end of a consent without an expiry date. */
export const ALWAYS: Instant = '9999-12-31T00:00:00.000Z'

/**
 * Returns the instant until which consents cover all of `needed` for every person they name: the earliest end of all.
 * `NEVER` without any consent, and when a person withdrew theirs or did not consent to one of `needed`.
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

/** Whether a person withdrew a consent that included `scope`, and has given no other one that is valid. */
export function hasWithdrawn(consents: readonly Consent[], scope: ConsentScope): boolean {
  const withdrawn = consents.filter((consent) => consent.withdrawnAt && consent.scope.includes(scope))
  return withdrawn.some(({ person }) => {
    const given = consents.filter((consent) => searchKey(consent.person) === searchKey(person))
    return endOf(given, scope) === NEVER
  })
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
