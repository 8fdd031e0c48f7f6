import { LRUCache } from 'lru-cache'
import type { PayloadRequest } from 'payload'
import { type AttemptRule, type Attempts, waitBeforeNext, withAttempt } from '../../src/domain/attempts'
import { clientNetwork } from '../../src/http/client-address'
import { refuseRequest } from '../shared/messages'
import { formatTooMany } from './messages'

const [second, minute, hour] = [1_000, 60_000, 3_600_000]

const rule = (free: number, firstDelay: number): AttemptRule => ({
  free,
  firstDelay,
  longestDelay: 15 * minute,
  forgottenAfter: hour,
})

/** The limits of attempts. None is of an account alone: nobody delays the log-in of somebody elsewhere. */
const rules = {
  /** Log-ins to one account from one address. */
  login: rule(10, 30 * second),
  /** Log-ins from one address, to any account. */
  logins: rule(30, 10 * second),
  /** Mails to one account, and to all accounts, that one address asks for. */
  reset: rule(3, minute),
  resets: rule(10, minute),
  /** Links to choose a new password that one address tries. */
  links: rule(10, 30 * second),
  /** Current passwords that a person who is logged in gives. */
  current: rule(5, 30 * second),
}

/** A kind of attempt. */
export type Attempt = keyof typeof rules

const MAX_KEYS = 20_000
const key = Symbol.for('assises.attempts')

// One for the process: the bundles of Next have modules of their own.
const shared = globalThis as { [key]?: LRUCache<string, Attempts> }
const store = (): LRUCache<string, Attempts> => {
  shared[key] ??= new LRUCache({ max: MAX_KEYS, ttl: hour })
  return shared[key]
}

/** Who makes an attempt: the network of the client, and the account if the limit is of both. */
export const fromAddress = ({ headers }: PayloadRequest, account = ''): string =>
  `${clientNetwork(headers?.get('x-forwarded-for') ?? '')} ${account.toLowerCase().trim().slice(0, 320)}`

/**
 * Counts an attempt of each kind. Throws a refusal with 429 and `Retry-After` when one comes too early: it is then not
 * counted. Counted before the password is checked, so that attempts at the same time are limited too.
 */
export function limitAttempts(req: PayloadRequest, attempts: Partial<Record<Attempt, string>>): void {
  const now = Date.now()
  const entries = (Object.entries(attempts) as [Attempt, string][]).map(([kind, who]) => ({
    rule: rules[kind],
    name: `${kind} ${who}`,
  }))
  const wait = Math.max(...entries.map(({ rule, name }) => waitBeforeNext(rule, store().get(name), now)))
  if (wait > 0) throw refuseAttempt(req, Math.ceil(wait / second))
  for (const { rule, name } of entries) store().set(name, withAttempt(rule, store().get(name), now))
}

/** Forgets the attempts of a kind: the last one succeeded. */
export const forgetAttempts = (kind: Attempt, who: string): void => void store().delete(`${kind} ${who}`)

/** Takes back one attempt that succeeded, of a kind that several accounts share. */
export function takeBackAttempt(kind: Attempt, who: string): void {
  const name = `${kind} ${who}`
  const attempts = store().get(name)
  if (attempts) store().set(name, { ...attempts, count: attempts.count - 1 })
}

function refuseAttempt(req: PayloadRequest, seconds: number) {
  req.responseHeaders ??= new Headers()
  req.responseHeaders.set('Retry-After', String(seconds))
  return refuseRequest(req, 429, formatTooMany(seconds), 'TOO_MANY_ATTEMPTS')
}

/** Whether a request came over the network: what the server does itself is not limited. */
export const isRemote = ({ payloadAPI }: PayloadRequest): boolean => payloadAPI === 'REST' || payloadAPI === 'GraphQL'
