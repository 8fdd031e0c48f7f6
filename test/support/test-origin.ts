import { Origin, type OriginRequest, type OriginResponse } from '../../src/delivery/origin/origin'
import { answerJson, type Handler } from '../../src/http/handler'
import { serveApplication } from '../../src/server/application/application-server'

/** The application behind the cache in a test. */
export interface TestApplication {
  /** Answers fills. When it is absent, `answer` does, and the fills have no dependencies. */
  read?(request: OriginRequest): Promise<OriginResponse>
  /** Answers the requests that are passed through. */
  answer?: Handler
  timeoutMs?: number
}

/** Starts the origin of a cache whose application runs in this thread. */
export async function startTestOrigin({ read, answer = notFound, timeoutMs = 10_000 }: TestApplication) {
  const { port, close } = await serveApplication(answer)
  return { origin: new Origin({ port, timeoutMs, read: read ?? ((request) => readOverHttp(port, request)) }), close }
}

/** The response of an origin, with the tags of its dependencies. */
export const answered = (body: string, tags: string[] = []): OriginResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(body),
  dependencies: { tags: new Set(tags), languages: new Set() },
})

const notFound: Handler = (_, response) => answerJson(response, 404, { errors: [{ message: 'Nothing is here.' }] })

async function readOverHttp(port: number, { method, url, body }: OriginRequest): Promise<OriginResponse> {
  const response = await fetch(`http://127.0.0.1:${port}${url}`, { method, body })
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
    dependencies: { tags: new Set(), languages: new Set() },
  }
}
