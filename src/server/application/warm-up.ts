import { env } from '../../env'

/** One small request for each API: the GraphQL schema is built, and other lazy work done, by the first request. */
const requests = ['/api/graphql?query=%7B__typename%7D', '/api/editions?limit=1&depth=0']

/** Sends the first request to each API, so that the first visitor does not wait for it. Never rejects. */
export async function warmUp(): Promise<void> {
  const host = env.HOST && env.HOST !== '0.0.0.0' && env.HOST !== '::' ? env.HOST : '127.0.0.1'
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${env.PORT}`
  for (const request of requests) {
    await fetch(`${origin}${request}`).then(
      (response) => response.body?.cancel(),
      () => undefined,
    )
  }
}
