import type { Instant } from './zone'

/** The documents that a person has a page about. */
export const personCollections = ['speakers', 'testimonials'] as const
export type PersonCollection = (typeof personCollections)[number]

/** Whether a person can have a page about documents of a collection. */
export const hasPersonPage = (collection: unknown): collection is PersonCollection =>
  personCollections.some((slug) => slug === collection)

/** The path of the pages of people. */
export const PERSON_PAGE = '/ma-page'

/** The path of the link to the page of a person. */
export const personLinkPath = (token: string): string => `${PERSON_PAGE}/${token}`

/** How long a link can be opened. */
export const PERSON_LINK_DAYS = 30
/** How long the page stays open once its link has been used. */
export const PERSON_SESSION_MINUTES = 60

/**
 * Where a link stands that was sent with many others. `unsure`: the process ended while the mail server was asked, so that the
 * person may have received it.
 */
export const linkDeliveries = ['waiting', 'sending', 'sent', 'failed', 'unsure'] as const
export type LinkDelivery = (typeof linkDeliveries)[number]

/** What became of a photo that a person proposed. */
export const proposedPhotoStates = ['proposed', 'accepted', 'refused'] as const

/** A link to the page of a person, as far as it can be opened. */
export interface PersonLinkState {
  expiresAt: Instant
  usedAt?: Instant | null
  revokedAt?: Instant | null
}

/** Whether a link can be opened at `now`, or why not. */
export function stateOfLink(
  { expiresAt, usedAt, revokedAt }: PersonLinkState,
  now: Date,
): 'open' | 'used' | 'expired' | 'revoked' {
  if (revokedAt) return 'revoked'
  if (usedAt) return 'used'
  return new Date(expiresAt) <= now ? 'expired' : 'open'
}

/** The name of the hidden field that repeats the text which a form showed in the field `name`. */
export const shownName = (name: string): string => `shown-${name}`
