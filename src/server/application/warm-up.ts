import { env } from '../../env'

/** The schema is built, and what reads is made ready, when each is first asked. */
const questions = ['/api/graphql?query=%7B__typename%7D', '/api/editions?limit=1&depth=0']

/** Asks one small question of each API, so that the first visitor does not wait for it to be ready. */
export async function warmUp(): Promise<void> {
  const host = env.HOST && env.HOST !== '0.0.0.0' && env.HOST !== '::' ? env.HOST : '127.0.0.1'
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${env.PORT}`
  for (const question of questions) {
    await fetch(`${origin}${question}`).then(
      (response) => response.body?.cancel(),
      () => undefined,
    )
  }
}
