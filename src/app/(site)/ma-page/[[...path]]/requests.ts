import type { SentFile } from '../../../../consent/photo'
import { PERSON_PAGE, PERSON_SESSION_MINUTES } from '../../../../domain/person-link'
import { LIMITS } from '../../../../http/limits'

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
  if (isForeign(request)) return undefined
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
  const bytes = Number(request.headers.get('content-length') ?? Number.NaN)
  return isForm && bytes <= MOST_BYTES ? new URLSearchParams(await request.text()) : undefined
}

/** The fields of a form, and the photo that was sent with it. */
export interface SentForm {
  fields: URLSearchParams
  photo?: SentFile
}

/** Reads a form of an open page, which may have a photo; `undefined` as `readForm`. */
export async function readSentForm(request: Request): Promise<SentForm | undefined> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    const fields = await readForm(request)
    return fields && { fields }
  }
  const bytes = Number(request.headers.get('content-length') ?? Number.NaN)
  if (isForeign(request) || !(bytes <= LIMITS.rest.multipartBytes)) return undefined
  const form = await request.formData().catch(() => undefined)
  if (!form) return undefined
  const fields = new URLSearchParams(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const photo = form.get('photo')
  if (!(photo instanceof File) || photo.size === 0) return { fields }
  const { name, size, type: mimetype } = photo
  return { fields, photo: { data: Buffer.from(await photo.arrayBuffer()), name, size, mimetype } }
}

function isForeign(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  return site !== null && site !== 'same-origin' && site !== 'none'
}
