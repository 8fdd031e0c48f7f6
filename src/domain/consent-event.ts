import type { Consent } from './consent'
import { wordingText } from './consent-wordings'
import type { DisplayMode } from './display-mode'
import type { Instant } from './zone'

/** What happened to a consent. `deleted`: its document was removed, and it covers nothing any more. */
export const consentEventKinds = ['requested', 'given', 'changed', 'withdrawn', 'deleted'] as const
export type ConsentEventKind = (typeof consentEventKinds)[number]

/** How a person agreed. */
export const consentWays = ['link', 'paper', 'in-person'] as const
export type ConsentWay = (typeof consentWays)[number]

/** A consent, as far as its events record it. */
export interface RecordedConsent extends Consent {
  subject?: { relationTo: string; value: unknown } | null
  wording?: string | null
  displayMode?: DisplayMode | null
  how?: ConsentWay | null
}

/** The state of a consent after an event. The text that the person read stands in the event itself. */
export const consentFacts = ({
  person,
  scope,
  displayMode,
  givenOn,
  expiresOn,
  withdrawnAt,
  wording,
  how,
}: RecordedConsent) => ({
  person,
  scope: [...scope].sort(),
  displayMode: displayMode ?? null,
  from: givenOn,
  to: expiresOn ?? null,
  withdrawnAt: withdrawnAt ?? null,
  wording: wording ?? null,
  wordingText: wordingText(wording) ?? null,
  how: how ?? null,
})

/** The events that a write to a consent makes, in order; none when nothing that is recorded changed. */
export function consentEventsOf(before: RecordedConsent | undefined, after: RecordedConsent): ConsentEventKind[] {
  // On their page nobody gives a consent and withdraws it in one write: they refuse.
  const isRefusal = !before && after.withdrawnAt && after.how === 'link'
  if (isRefusal) return ['withdrawn']
  if (!before) return after.withdrawnAt ? ['given', 'withdrawn'] : ['given']
  if (after.withdrawnAt && !before.withdrawnAt) return ['withdrawn']
  if (before.withdrawnAt && !after.withdrawnAt) return ['given']
  return describe(before) === describe(after) ? [] : ['changed']
}

function describe(consent: RecordedConsent): string {
  const { withdrawnAt, ...facts } = consentFacts(consent)
  return JSON.stringify([facts, instant(withdrawnAt), consent.subject])
}

const instant = (value: Instant | null): number | null => (value ? new Date(value).getTime() : null)
