/** What a preview of a document shows, as its link names it. */
export interface PreviewLink {
  collection: string
  id: string
  locale: string
  slug?: string
  /** The slug of the edition of a session. */
  edition?: string
}

const ONE_HOUR_MS = 3_600_000

/**
 * The link to a preview on another site: `address` with what to show, `expires` in seconds since 1970, and last `signature`, that
 * `sign` makes of the query before it. It is the same for an hour, so that a form that is saved does not load the page again.
 */
export function previewLink(address: string, link: PreviewLink, sign: (text: string) => string, now: number): string {
  const url = new URL(address)
  const { searchParams } = url
  for (const [name, value] of Object.entries(link)) if (typeof value === 'string') searchParams.set(name, value)
  searchParams.set('expires', String((Math.floor(now / ONE_HOUR_MS) + 2) * (ONE_HOUR_MS / 1000)))
  const signed = searchParams.toString()
  url.search = `${signed}&signature=${sign(signed)}`
  return url.href
}
