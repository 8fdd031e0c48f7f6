import { stringify } from 'qs-esm'
import type { ShownLink } from './messages'

/** What a request for a link returned: a QR code for a link on paper, or why nothing was sent. */
export interface LinkOutcome {
  svg?: string
  url?: string
  refusal?: string
}

/** The requests for the links to the page of a person; `api` is the address of the API. They never reject. */
export function linkRequests(api: string, language: string, failed: string) {
  const send = async (path: string, method: 'POST' | 'DELETE', body?: object): Promise<LinkOutcome> => {
    try {
      const response = await fetch(`${api}/person-pages${path}`, {
        method,
        credentials: 'include',
        headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
        body: body && JSON.stringify(body),
      })
      const result = await response.json()
      return response.ok ? result : { refusal: result.errors?.[0]?.message ?? failed }
    } catch {
      return { refusal: failed }
    }
  }
  return {
    /** Reads the last link of a document; `undefined` without one, and when it cannot be read. */
    last: async (collection: string, id: string): Promise<ShownLink | undefined> => {
      const and = [{ 'subject.relationTo': { equals: collection } }, { 'subject.value': { equals: id } }]
      const query = stringify({ where: { and }, depth: 0, limit: 1, sort: '-createdAt' })
      const response = await fetch(`${api}/person-links?${query}`, { credentials: 'include' }).catch(() => undefined)
      return response?.ok ? ((await response.json()) as { docs: ShownLink[] }).docs[0] : undefined
    },
    make: (link: { collection: string; id: string; person: string; email?: string }) => send('', 'POST', link),
    revoke: (id: string) => send(`/${id}`, 'DELETE'),
  }
}
