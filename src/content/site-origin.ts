import { env } from '../env'

/** Returns the scheme and the host of the site: `PUBLIC_URL`, else those under which a request reached it. */
export function siteOrigin(request: Request): string {
  if (env.PUBLIC_URL) return env.PUBLIC_URL
  const { protocol, host } = new URL(request.url)
  const scheme = request.headers.get('x-forwarded-proto')?.split(',')[0] ?? protocol.replace(':', '')
  return `${scheme}://${request.headers.get('host') ?? host}`
}
