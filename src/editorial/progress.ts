import { APIError, type PayloadRequest } from 'payload'
import { messageFor } from '../../collections/shared/messages'

/** What is answered once the work is over. */
export interface Answer {
  status: number
  body: object
}

/** Says how far the work is. */
export type Report = (done: number, total: number) => void

const LINES = 'application/x-ndjson'
const noStore = { 'Cache-Control': 'no-store' }

/**
 * Answers with the result of a long piece of work. Whoever accepts `application/x-ndjson` is told how far it is, a
 * `{done, total}` a line, then `{status, body}`; anybody else gets the status and the body alone.
 */
export async function answerWithProgress(
  req: PayloadRequest,
  work: (report: Report) => Promise<Answer>,
): Promise<Response> {
  if (!req.headers.get('accept')?.includes(LINES)) {
    const { status, body } = await settled(req, () => work(() => undefined))
    return Response.json(body, { status, headers: noStore })
  }
  const lines = new TransformStream<object, Uint8Array>({
    transform: (line, stream) => stream.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`)),
  })
  const writer = lines.writable.getWriter()
  // Whoever went away does not stop the work.
  const write = (line: object) => void writer.write(line).catch(() => undefined)
  void settled(req, () => work((done, total) => write({ done, total }))).then((answer) => {
    write(answer)
    void writer.close().catch(() => undefined)
  })
  return new Response(lines.readable, { headers: { ...noStore, 'Content-Type': `${LINES}; charset=utf-8` } })
}

async function settled(req: PayloadRequest, work: () => Promise<Answer>): Promise<Answer> {
  return work().catch((error: unknown) => answerError(req, error))
}

/** What is answered when something was thrown; what was not meant for the reader is only logged. */
export function answerError(req: PayloadRequest, error: unknown): Answer {
  if (error instanceof APIError && error.status < 500) {
    return { status: error.status, body: { errors: [{ message: error.message }] } }
  }
  req.payload.logger.error({ err: error }, 'An editorial operation failed.')
  const message = messageFor(req, {
    fr: 'Cette action s’est arrêtée en chemin. Recommencez ; si cela se répète, prévenez la personne qui gère le site.',
    en: 'This action stopped on the way. Try again; if it goes on, tell whoever runs the site.',
  })
  return { status: 500, body: { errors: [{ message }] } }
}

/** Refuses an order field by field: `{errors: [{path, message}]}`, status 400. */
export function refuseFields(req: PayloadRequest, problems: FieldProblem[]): Answer {
  const errors = problems.map(({ path, fr, en }) => ({ path, message: messageFor(req, { fr, en }) }))
  return { status: 400, body: { errors } }
}

/** What is wrong with one field of an order. */
export interface FieldProblem {
  path: string
  fr: string
  en: string
}
