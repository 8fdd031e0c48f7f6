import type { Payload } from 'payload'
import { catchUp } from '../content/changes/catch-up'
import { openToAll } from '../http/open-to-all'
import { errorReader, type Refusal, refusalResponse } from '../http/refusal'
import { findPage, pageJson } from './pages'
import { isRefusal, readParameters } from './parameters'
import { expiredCursor, noMoreStreams, unavailable } from './refusals'
import { openStream } from './stream'

/** Responds to `/api/changes`: what has changed since a cursor. What was written before the request is in the response. */
export async function respondWithChanges(payload: Payload, request: Request): Promise<Response> {
  try {
    await catchUp(payload)
    const wanted = await readParameters(payload, new URL(request.url).searchParams)
    if (isRefusal(wanted)) return refuse(request, wanted)
    const page = await findPage(payload, wanted)
    if (!page) return refuse(request, expiredCursor)
    return Response.json(pageJson(page), { headers: { ...openToAll, 'Cache-Control': 'no-cache' } })
  } catch (error) {
    payload.logger.error({ err: error, msg: 'The changes could not be read.' })
    return refuse(request, unavailable)
  }
}

/** Responds to `/api/changes/stream`: the same as server-sent events, as long as the client listens. */
export async function respondWithStream(payload: Payload, request: Request): Promise<Response> {
  try {
    const lastEventId = request.headers.get('last-event-id')
    const wanted = await readParameters(payload, new URL(request.url).searchParams, lastEventId)
    if (isRefusal(wanted)) return refuse(request, wanted)
    // Before the response begins: afterwards there is no status.
    if (!(await findPage(payload, { ...wanted, limit: 1 }))) return refuse(request, expiredCursor)
    const body = request.method === 'HEAD' ? null : openStream(payload, wanted, request.signal)
    if (body === undefined) return refuse(request, noMoreStreams)
    return new Response(body, { headers: streamHeaders })
  } catch (error) {
    payload.logger.error({ err: error, msg: 'A stream of changes could not be opened.' })
    return refuse(request, unavailable)
  }
}

// An encoder between would hold events back, and cost memory for each stream.
const streamHeaders = {
  ...openToAll,
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

function refuse(request: Request, reason: Refusal): Response {
  const response = refusalResponse(reason, errorReader(request.headers))
  for (const [name, value] of Object.entries(openToAll)) response.headers.set(name, value)
  return response
}
