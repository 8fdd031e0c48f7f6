import type { AttemptRule } from '../domain/attempts'
import { countAttempts, waitBefore } from '../http/attempts'
import { clientNetwork } from '../http/client-address'

const MINUTE = 60_000

/** Links that lead nowhere, tried from one address. */
const rule: AttemptRule = { free: 20, firstDelay: MINUTE, longestDelay: 10 * MINUTE, forgottenAfter: 60 * MINUTE }

const attemptsOf = (client: string) => [{ rule, name: `person-link ${client}` }]

/** Counts a link of a client that led nowhere. */
export const countFailure = (client: string): void => countAttempts(attemptsOf(client))

/** Whether a client has tried too many links that led nowhere, and must wait. */
export const hasFailedTooOften = (client: string): boolean => waitBefore(attemptsOf(client)) > 0

/** The network that a request comes from. */
export const clientOf = (request: Request): string => clientNetwork(request.headers.get('x-forwarded-for') ?? '')
