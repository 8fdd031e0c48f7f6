import { serveApplication } from '../../src/delivery/application-server'
import { answerJson, type Handler } from '../../src/delivery/handler'
import { Origin, type OriginAnswer, type OriginRequest } from '../../src/delivery/origin'

type Read = (request: OriginRequest) => Promise<OriginAnswer>

const nothing: Handler = (_, response) => answerJson(response, 404, { errors: [{ message: 'Nothing is here.' }] })

/** An application of this thread, as the cache asks it: `read` makes the answers to fills, `answer` is handed the rest. */
export async function originOver(read: Read, { answer = nothing, timeoutMs = 10_000 } = {}) {
  const { port, close } = await serveApplication(answer)
  return { origin: new Origin({ port, timeoutMs, read }), close }
}

/** What an application answers that has read `tags`. */
export const answered = (body: string, tags: string[] = []): OriginAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(body),
  reading: { tags: new Set(tags), languages: new Set() },
})
