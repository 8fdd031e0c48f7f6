import { PERSON_PAGE, PERSON_SESSION_MINUTES } from '../../../../domain/person-link'

const COOKIE = 'ma-page'
// Five thousand characters of any alphabet twice, as they are now and as they were shown.
const MOST_BYTES = 200_000

/** The secret of the open page of a browser; `undefined` when it has none. */
export const sessionOf = (request: Request): string | undefined =>
  /(?:^|;\s*)ma-page=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1]

/** The cookie that keeps a page open in a browser, for the pages of people only. An empty one closes it. */
export function sessionCookie(session: string, origin: string): string {
  const seconds = session ? PERSON_SESSION_MINUTES * 60 : 0
  const secure = origin.startsWith('https:') ? '; Secure' : ''
  return `${COOKIE}=${session}; Path=${PERSON_PAGE}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}

/** Reads a form; `undefined` when it comes from another site, is of another type or too long. */
export async function readForm(request: Request): Promise<URLSearchParams | undefined> {
  const site = request.headers.get('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') return undefined
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
  const bytes = Number(request.headers.get('content-length') ?? Number.NaN)
  return isForm && bytes <= MOST_BYTES ? new URLSearchParams(await request.text()) : undefined
}
