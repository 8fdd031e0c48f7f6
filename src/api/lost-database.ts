import { type Attempt, runAttempt } from '../database/attempt'
import { databaseDown, RETRY_AFTER } from '../database/busy'
import { watchForLoss } from '../database/lost-database'
import type { Refusal } from '../http/refusal'

/**
 * Answers a request with 503 when the database could not be reached and nothing was saved, whatever the response is: it may
 * lack something, or be that of an anonymous reader.
 */
export async function refuseWhenLost(
  answer: () => Promise<Response>,
  refuse: (refusal: Refusal) => Response,
): Promise<Response> {
  const attempt: Attempt = { hasCommitted: false, isAlone: false }
  const { result, isLost } = await watchForLoss(() => runAttempt(attempt, answer))
  if (!isLost || attempt.hasCommitted) return result
  return refuse(databaseLost)
}

const databaseLost: Refusal = {
  status: 503,
  code: databaseDown.code,
  message: databaseDown.message,
  headers: { 'Retry-After': RETRY_AFTER },
}

/** Returns why a sender is refused, or that the database does not answer: nobody is unknown because their account cannot be read. */
export async function refusalUnlessLost(check: () => Promise<Refusal | undefined>): Promise<Refusal | undefined> {
  const { result, isLost } = await watchForLoss(check)
  return isLost ? databaseLost : result
}
