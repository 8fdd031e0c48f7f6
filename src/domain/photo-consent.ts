import { ALWAYS, type Consent, coveredUntil } from './consent'
import type { Instant, PlainDate } from './zone'

/** A consent as its collection stores it. */
export interface StoredConsent extends Consent {
  id: string
}

/** An image, as far as its consent goes; `consentUntil` is what the database says of it. */
export interface PhotoState {
  needsConsent?: boolean | null
  consentUntil?: Instant | null
}

/** Whether a photo may be public, and why. `until` is absent when the consent has no end. */
export type PhotoConsent =
  | { kind: 'not-needed' | 'none' | 'at-publication' }
  | { kind: 'covered'; until?: Instant }
  | { kind: 'withdrawn'; at: Instant }
  | { kind: 'ended'; on: PlainDate }

/**
 * Returns the state of the consent of a photo. `consents` are those of the photo and of the document that shows it, for a
 * reader who may see them: a consent that is there but not counted yet counts once the document is published.
 */
export function photoConsent(
  { needsConsent, consentUntil }: PhotoState,
  consents: readonly StoredConsent[],
  now: Instant,
): PhotoConsent {
  const isPublic = consentUntil !== null && consentUntil !== undefined && consentUntil > now
  if (isPublic && needsConsent === false) return { kind: 'not-needed' }
  if (isPublic) return { kind: 'covered', until: endOf(consentUntil) }
  if (coveredUntil(consents, ['photo']) > now) return { kind: 'at-publication' }
  const ofPhoto = consents.filter(({ scope }) => scope.includes('photo'))
  const withdrawn = ofPhoto.flatMap(({ withdrawnAt }) => withdrawnAt ?? []).sort()
  const at = withdrawn.at(-1)
  if (at) return { kind: 'withdrawn', at }
  const on = ofPhoto
    .flatMap(({ expiresOn }) => expiresOn ?? [])
    .sort()
    .at(-1)
  return on ? { kind: 'ended', on } : { kind: 'none' }
}

/** The consents that cover a photo today, which can be withdrawn. */
export const activePhotoConsents = (consents: readonly StoredConsent[], now: Instant): StoredConsent[] =>
  consents.filter((consent) => coveredUntil([consent], ['photo']) > now)

const endOf = (until: Instant): Instant | undefined => (until < ALWAYS ? until : undefined)
