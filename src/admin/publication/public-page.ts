import type { Language } from '../../domain/bilingual'
import { type PageCollection, pagePath } from '../../domain/site-path'

/** How long a form waits to know where its page is. */
const TIMEOUT_MS = 3_000

/** The page of a document as readers see it: its address, `hidden` while they do not see it, `unknown` without an answer. */
export type PublicPage = { url: string } | 'hidden' | 'unknown'

interface Asked {
  /** The origin of the server, which is empty in the browser's own. */
  server: string
  api: string
  collection: PageCollection
  id: string
  language: Language
}

/** Finds the page of a document by reading the document as anybody may: without the session of the editor. */
export async function findPublicPage({ server, api, collection, id, language }: Asked): Promise<PublicPage> {
  const query = new URLSearchParams({ depth: '1', 'select[slug]': 'true' })
  if (collection === 'sessions') {
    query.set('select[edition]', 'true')
    query.set('populate[editions][slug]', 'true')
  }
  try {
    const response = await fetch(`${server}${api}/${collection}/${id}?${query}`, {
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (response.status === 404 || response.status === 403) return 'hidden'
    if (!response.ok) return 'unknown'
    const { slug, edition } = (await response.json()) as { slug: string; edition?: { slug?: string } }
    if (collection === 'sessions' && !edition?.slug) return 'hidden'
    return { url: `${server}${pagePath(language, collection, { slug, edition: edition?.slug })}` }
  } catch {
    return 'unknown'
  }
}
