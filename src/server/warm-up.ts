import { env } from '../env'

/** Asks one small GraphQL query, so that the first visitor does not wait for the schema to be built. */
export async function warmUp(): Promise<void> {
  const host = env.HOST && env.HOST !== '0.0.0.0' && env.HOST !== '::' ? env.HOST : '127.0.0.1'
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${env.PORT}/api/graphql?query=%7B__typename%7D`
  await fetch(url).then(
    (response) => response.body?.cancel(),
    () => undefined,
  )
}
