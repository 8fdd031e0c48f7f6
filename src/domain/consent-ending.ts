import type { ConsentScope } from './consent'
import { addDays } from './date-shift'
import { searchKey } from './text'
import type { Instant, PlainDate } from './zone'

/** How many days before its end a consent is announced to end. */
export const WARNED_DAYS = 30

/** A consent, as far as its end is announced. `subject` identifies what it covers. */
export interface EndingConsent {
  id: string
  person: string
  scope: readonly ConsentScope[]
  expiresOn?: PlainDate | null
  withdrawnAt?: Instant | null
  subject: string
}

/** The last day on which a consent may end to be announced today. */
export const lastWarnedDay = (today: PlainDate): PlainDate => addDays(today, WARNED_DAYS)

/**
 * The consents that end within thirty days, today included, the soonest first. A consent that another one of the same person
 * outlasts, for all that it covers, is none of them: nothing leaves the site with it.
 */
export function consentsEnding<Consent extends EndingConsent>(
  consents: readonly Consent[],
  today: PlainDate,
): (Consent & { expiresOn: PlainDate })[] {
  const valid = consents.filter(({ withdrawnAt }) => !withdrawnAt)
  return valid
    .filter(hasEnd)
    .filter(({ expiresOn }) => expiresOn >= today && expiresOn <= lastWarnedDay(today))
    .filter((consent) => !consent.scope.every((scope) => isOutlasted(consent, scope, valid)))
    .sort((one, other) => one.expiresOn.localeCompare(other.expiresOn))
}

const hasEnd = <Consent extends EndingConsent>(consent: Consent): consent is Consent & { expiresOn: PlainDate } =>
  Boolean(consent.expiresOn)

const isOutlasted = (
  consent: EndingConsent & { expiresOn: PlainDate },
  scope: ConsentScope,
  all: readonly EndingConsent[],
) =>
  all.some(
    (other) =>
      other.subject === consent.subject &&
      searchKey(other.person) === searchKey(consent.person) &&
      other.scope.includes(scope) &&
      (!other.expiresOn || other.expiresOn > consent.expiresOn),
  )
