import { stringify } from 'qs-esm'
import type { PictureDocument } from '../media/picture-document'
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
  const read = async <Found>(path: string): Promise<Found | undefined> => {
    const response = await fetch(`${api}/${path}`, { credentials: 'include' }).catch(() => undefined)
    return response?.ok ? ((await response.json()) as Found) : undefined
  }
  const ofDocument = (collection: string, id: string) => [
    { 'subject.relationTo': { equals: collection } },
    { 'subject.value': { equals: id } },
  ]
  return {
    /** Reads the last link of a document; `undefined` without one, and when it cannot be read. */
    last: async (collection: string, id: string): Promise<ShownLink | undefined> => {
      const where = { and: ofDocument(collection, id) }
      const query = stringify({ where, depth: 0, limit: 1, sort: '-createdAt' })
      return (await read<{ docs: ShownLink[] }>(`person-links?${query}`))?.docs[0]
    },
    /** Reads the photo that a person proposes about a document, and the link it came by; `undefined` without one. */
    proposal: async (collection: string, id: string): Promise<{ link: string; photo: PictureDocument } | undefined> => {
      const where = { and: [...ofDocument(collection, id), { photoState: { equals: 'proposed' } }] }
      const query = stringify({ where, depth: 1, limit: 1 })
      const [link] =
        (await read<{ docs: { id: string; photo?: PictureDocument }[] }>(`person-links?${query}`))?.docs ?? []
      return link?.photo && { link: link.id, photo: link.photo }
    },
    /** Reads an image; `undefined` without one. */
    picture: (id: string | undefined): Promise<PictureDocument | undefined> =>
      id ? read<PictureDocument>(`media/${id}?depth=0`) : Promise.resolve(undefined),
    /** Accepts or refuses the photo of a link. */
    decide: (id: string, accept: boolean) => send(`/${id}/photo`, 'POST', { accept }),
    make: (link: { collection: string; id: string; person: string; email?: string }) => send('', 'POST', link),
    /** Takes the person of a document off the site. */
    withdraw: (collection: string, id: string) => send('/withdrawals', 'POST', { collection, id }),
    revoke: (id: string) => send(`/${id}`, 'DELETE'),
  }
}
