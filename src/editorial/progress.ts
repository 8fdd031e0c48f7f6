import { APIError, type PayloadRequest } from 'payload'
import { messageFor } from '../../collections/shared/messages'
import { databaseBusy, RETRY_AFTER } from '../database/busy'
import { isTransient } from '../database/transient-errors'
import type { Bilingual } from '../domain/bilingual'

/** The status and the JSON body of the response, once the operation has ended. */
export interface OperationResult {
  status: number
  body: object
  /** The seconds after which a client may send the request again. */
  retryAfter?: string
}

/** Reports the progress of an operation, in steps. */
export type Report = (done: number, total: number) => void

const NDJSON = 'application/x-ndjson'
const noStore = { 'Cache-Control': 'no-store' }

/**
 * Returns a response with the result of a long operation. A client that accepts `application/x-ndjson` receives a line
 * `{done, total}` for each step, then `{status, body}`; other clients receive the status and the body.
 */
export async function respondWithProgress(
  req: PayloadRequest,
  work: (report: Report) => Promise<OperationResult>,
): Promise<Response> {
  if (!req.headers.get('accept')?.includes(NDJSON)) {
    const { status, body, retryAfter } = await resultOf(req, () => work(() => undefined))
    return Response.json(body, { status, headers: retryAfter ? { ...noStore, 'Retry-After': retryAfter } : noStore })
  }
  const lines = new TransformStream<object, Uint8Array>({
    transform: (line, stream) => stream.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`)),
  })
  const writer = lines.writable.getWriter()
  // The operation continues when the client disconnects.
  const write = (line: object) => void writer.write(line).catch(() => undefined)
  void resultOf(req, () => work((done, total) => write({ done, total }))).then((result) => {
    write(result)
    void writer.close().catch(() => undefined)
  })
  return new Response(lines.readable, { headers: { ...noStore, 'Content-Type': `${NDJSON}; charset=utf-8` } })
}

async function resultOf(req: PayloadRequest, work: () => Promise<OperationResult>): Promise<OperationResult> {
  return work().catch((error: unknown) => resultOfError(req, error))
}

/**
 * Returns the result of a failed operation: its message and its code when it is a refusal, 503 when the database was busy all the time;
 * otherwise logs the error, and the status is 500.
 */
export function resultOfError(req: PayloadRequest, error: unknown): OperationResult {
  if (error instanceof APIError && error.status < 500) {
    const { code, message, status } = error as APIError & { code?: string }
    return { status, body: { errors: [{ message, ...(code ? { code } : {}) }] } }
  }
  if (isTransient(error)) {
    const { code, message } = databaseBusy
    const errors = [{ message: messageFor(req, message), code }]
    return { status: 503, body: { errors }, retryAfter: RETRY_AFTER }
  }
  req.payload.logger.error({ err: error }, 'An editorial operation failed.')
  const message = messageFor(req, {
    fr: 'Cette action s’est arrêtée en chemin. Recommencez ; si cela se répète, prévenez la personne qui gère le site.',
    en: 'This action stopped on the way. Try again; if it goes on, tell whoever runs the site.',
  })
  return { status: 500, body: { errors: [{ message }] } }
}

/** Returns a result of status 400 with a message for each field: `{errors: [{path, message}]}`. */
export function refuseFields(req: PayloadRequest, problems: FieldProblem[]): OperationResult {
  const errors = problems.map(({ path, fr, en }) => ({ path, message: messageFor(req, { fr, en }) }))
  return { status: 400, body: { errors } }
}

/** A problem of one field of an order. */
export interface FieldProblem extends Bilingual {
  path: string
}
