import { type LinkDelivery, type PersonLinkState, stateOfLink } from './person-link'
import type { Instant } from './zone'

/** A link of a person, as far as its answer goes. */
export interface AnsweredLink extends PersonLinkState {
  email?: string | null
  way: 'mail' | 'paper'
  delivery?: LinkDelivery | null
  answer?: 'agreed' | 'withdrawn' | null
  answeredAt?: Instant | null
  createdAt: Instant
}

/** Where a person stands: what was asked, and what they answered. */
export type Answer =
  | 'none'
  | 'waiting'
  | 'failed'
  | 'unsure'
  | 'requested'
  | 'opened'
  | 'agreed'
  | 'withdrawn'
  | 'expired'
  | 'revoked'

/** A person of an edition, the address to write to, and where they stand since when. */
export interface PersonState {
  answer: Answer
  at?: Instant
  email?: string
}

/** A person is not written to again within a day. */
const BETWEEN_MAILS_MS = 24 * 3_600_000

/** Where a person stands, by their links, the latest first. An answer counts until they are asked again. */
export function stateOfPerson(links: readonly AnsweredLink[], now: Date): PersonState {
  const email = links.find((link) => link.email)?.email ?? undefined
  const [last] = links
  if (!last) return { answer: 'none', email }
  const answered = links
    .filter((link) => link.answer && link.answeredAt)
    .sort((one, other) => String(other.answeredAt).localeCompare(String(one.answeredAt)))[0]
  if (answered?.answer && answered.answeredAt && answered.answeredAt >= last.createdAt) {
    return { answer: answered.answer, at: answered.answeredAt, email }
  }
  return { ...unanswered(last, now), email }
}

function unanswered(link: AnsweredLink, now: Date): { answer: Answer; at: Instant } {
  const { createdAt, delivery, usedAt } = link
  if (usedAt && !link.revokedAt) return { answer: 'opened', at: usedAt }
  const state = stateOfLink(link, now)
  if (state === 'revoked') return { answer: 'revoked', at: link.revokedAt ?? createdAt }
  if (delivery === 'waiting' || delivery === 'sending') return { answer: 'waiting', at: createdAt }
  if (delivery === 'failed' || delivery === 'unsure') return { answer: delivery, at: createdAt }
  return { answer: state === 'expired' ? 'expired' : 'requested', at: createdAt }
}

/** Whom a person who sends many links writes to: those who were never asked, or those who have not answered. */
export type Sending = 'send' | 'remind'

const included: Record<Sending, readonly Answer[]> = {
  send: ['none', 'failed'],
  remind: ['requested', 'opened', 'expired', 'unsure'],
}

/** Whether a person is written to when many links are sent, at `now`. They need an address too. */
export function isWrittenTo({ answer, at }: PersonState, sending: Sending, now: Date): boolean {
  if (!included[sending].includes(answer)) return false
  return sending === 'send' || !at || now.getTime() - new Date(at).getTime() >= BETWEEN_MAILS_MS
}
