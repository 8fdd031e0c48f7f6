import { type Attempt, runAttempt } from '../database/attempt'
import { RETRY_AFTER, type Unavailable } from '../database/busy'
import { watchForProblems } from '../database/database-problems'
import type { Refusal } from '../http/refusal'

/**
 * Answers a request with 503 and the reason when the database could not be reached or written and nothing was saved, whatever the
 * response is: it may lack something, or be that of an anonymous reader.
 */
export async function refuseOnProblem(
  answer: () => Promise<Response>,
  refuse: (refusal: Refusal) => Response,
): Promise<Response> {
  const attempt: Attempt = { hasCommitted: false, isAlone: false }
  const { result, problem } = await watchForProblems(() => runAttempt(attempt, answer))
  return !problem || attempt.hasCommitted ? result : refuse(refusalOf(problem))
}

const refusalOf = ({ code, message }: Unavailable): Refusal => ({
  status: 503,
  code,
  message,
  headers: { 'Retry-After': RETRY_AFTER },
})

/** Returns why a sender is refused, or that the database does not answer: nobody is unknown because their account cannot be read. */
export async function refusalUnlessLost(check: () => Promise<Refusal | undefined>): Promise<Refusal | undefined> {
  const { result, problem } = await watchForProblems(check)
  return problem ? refusalOf(problem) : result
}
