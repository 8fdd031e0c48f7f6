import { databaseBusy, RETRY_AFTER } from '../../database/busy'
import { repeatWhole } from '../../database/repeat-whole'
import type { Refusal } from '../../http/refusal'

/** Answers a request that may write, again whole while the database asks for it. Its body is in memory. */
export async function repeatRequest(
  request: Request,
  answer: (request: Request) => Promise<Response>,
  refuse: (refusal: Refusal) => Response,
): Promise<Response> {
  const { code, message } = databaseBusy
  return repeatWhole(() => answer(request.clone()), {
    whenBusy: () =>
      refuse({
        status: 503,
        code,
        message,
        headers: { 'Retry-After': RETRY_AFTER },
      }),
  })
}
