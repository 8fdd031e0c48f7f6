import type { PayloadRequest } from 'payload'
import type { AttemptRule } from '../../src/domain/attempts'
import {
  countAttempts,
  forgetAttempts as forget,
  waitBefore,
  takeBackAttempt as withoutAttempt,
} from '../../src/http/attempts'
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

/** The limits of attempts. None before the password is of an account alone: nobody delays the log-in of somebody elsewhere. */
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
  /** Codes of a second factor: for one account from one address, and for any account from one address. */
  code: rule(5, 30 * second),
  codes: rule(20, 10 * second),
  /** Codes for one account from anywhere: whoever gives them knows its password, and a code has six digits. */
  accountCodes: rule(50, minute),
  /** Mails to an account about wrong codes: one in an hour. */
  warning: { free: 1, firstDelay: hour, longestDelay: hour, forgottenAfter: hour },
}

/** A kind of attempt. */
export type Attempt = keyof typeof rules

/** Who makes an attempt: the network of the client, and the account if the limit is of both. */
export const fromAddress = ({ headers }: PayloadRequest, account = ''): string =>
  `${clientNetwork(headers?.get('x-forwarded-for') ?? '')} ${account.toLowerCase().trim().slice(0, 320)}`

/**
 * Counts an attempt of each kind. Throws a refusal with 429 and `Retry-After` when one comes too early: it is then not
 * counted. Counted before the password is checked, so that attempts at the same time are limited too.
 */
export function limitAttempts(req: PayloadRequest, attempts: Partial<Record<Attempt, string>>): void {
  const counted = (Object.entries(attempts) as [Attempt, string][]).map(([kind, who]) => ({
    rule: rules[kind],
    name: nameOf(kind, who),
  }))
  const wait = waitBefore(counted)
  if (wait > 0) throw refuseAttempt(req, Math.ceil(wait / second))
  countAttempts(counted)
}

/** Whether an attempt of a kind would be refused now. */
export const isDelayed = (kind: Attempt, who: string): boolean =>
  waitBefore([{ rule: rules[kind], name: nameOf(kind, who) }]) > 0

/** Forgets the attempts of a kind: the last one succeeded. */
export const forgetAttempts = (kind: Attempt, who: string): void => forget(nameOf(kind, who))

/** Takes back one attempt that succeeded, of a kind that several accounts share. */
export const takeBackAttempt = (kind: Attempt, who: string): void => withoutAttempt(nameOf(kind, who))

const nameOf = (kind: Attempt, who: string) => `${kind} ${who}`

function refuseAttempt(req: PayloadRequest, seconds: number) {
  req.responseHeaders ??= new Headers()
  req.responseHeaders.set('Retry-After', String(seconds))
  return refuseRequest(req, 429, formatTooMany(seconds), 'TOO_MANY_ATTEMPTS')
}
