import { serveApplication } from '../../src/delivery/origin/application-server'
import { Origin, type OriginRequest, type OriginResponse } from '../../src/delivery/origin/origin'
import { answerJson, type Handler } from '../../src/http/handler'

/** What stands behind the cache in a test. */
export interface Behind {
  /** Makes the answers to fills; they are asked of `answer` when it is absent, and have read nothing. */
  read?(request: OriginRequest): Promise<OriginResponse>
  /** Answers what is handed on. */
  answer?: Handler
  timeoutMs?: number
}

/** An application of this thread, as the cache asks it. */
export async function originOver({ read, answer = nothing, timeoutMs = 10_000 }: Behind) {
  const { port, close } = await serveApplication(answer)
  return { origin: new Origin({ port, timeoutMs, read: read ?? ((request) => readOverHttp(port, request)) }), close }
}

/** What an application answers that has read `tags`. */
export const answered = (body: string, tags: string[] = []): OriginResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(body),
  dependencies: { tags: new Set(tags), languages: new Set() },
})

const nothing: Handler = (_, response) => answerJson(response, 404, { errors: [{ message: 'Nothing is here.' }] })

async function readOverHttp(port: number, { method, url, body }: OriginRequest): Promise<OriginResponse> {
  const response = await fetch(`http://127.0.0.1:${port}${url}`, { method, body })
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
    dependencies: { tags: new Set(), languages: new Set() },
  }
}
