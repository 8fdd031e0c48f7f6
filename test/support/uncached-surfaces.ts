import { readdirSync } from 'node:fs'
import { publicCollections } from '../../src/domain/public-collections'
import { type PageCollection, pageCollections } from '../../src/domain/site-path'
import { webhookEvents } from '../../src/domain/webhook-events'
import type { AdminClient } from './killable-site'
import type { Receiver } from './webhook-receiver'

/** A surface that shows content and that delivery does not cache. */
export interface UncachedSurface {
  kind: keyof typeof kinds
  name: string
  /** What a reader gets now. */
  read(): Promise<string>
}

/** A site that is asked for its uncached surfaces. */
interface SurfaceSite {
  url: string
  /** As an administrator. */
  admin: AdminClient
  /** A document of each kind that has pages. */
  documents: Record<PageCollection, string>
  receiver: Receiver
}

/** Who sees content otherwise than by a path that delivery caches, and how each of their surfaces is made. */
const kinds = { shared: shareLinks, key: readsWithKey, stream: streamOfChanges, webhooks: messages }

/** How each route of `src/app` shows content. `staff`: to accounts only. `own`: to the person themselves. */
const routes: Record<string, 'cached' | 'staff' | 'own' | keyof typeof kinds> = {
  '(payload)/admin/[[...segments]]/page.tsx': 'staff',
  '(payload)/admin/guide-images/[name]/route.ts': 'staff',
  '(payload)/api/[...slug]/route.ts': 'cached',
  '(payload)/api/graphql/route.ts': 'cached',
  '(payload)/api/route.ts': 'cached',
  '(site)/[[...path]]/route.ts': 'cached',
  '(site)/[locale]/preview/[collection]/[id]/route.tsx': 'staff',
  '(site)/[locale]/shared/[token]/route.tsx': 'shared',
  '(site)/ma-page/[[...path]]/route.ts': 'own',
}

/** Throws when a route of `src/app` is not named here: what shows content must be asked after a withdrawal. */
export function refuseForgottenRoutes(): void {
  const app = new URL('../../src/app/', import.meta.url)
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
  const unknown = files.filter((file) => /(?:^|\/)(?:route|page)\.tsx?$/.test(file) && !(file in routes))
  if (unknown.length > 0) throw new Error(`Say in routes how these show content: ${unknown.join(', ')}`)
}

/** Every surface of a site that is not a path that delivery caches. */
export async function uncachedSurfaces(site: SurfaceSite): Promise<UncachedSurface[]> {
  refuseForgottenRoutes()
  const all: UncachedSurface[] = []
  for (const make of Object.values(kinds)) all.push(...(await make(site)))
  return all
}

async function created<Body>(admin: AdminClient, path: string, json: object): Promise<Body> {
  const response = await admin(path, { method: 'POST', json })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Body
}

/** The pages behind share links. */
async function shareLinks({ url, admin, documents }: SurfaceSite): Promise<UncachedSurface[]> {
  const all: UncachedSurface[] = []
  for (const collection of pageCollections) {
    for (const locale of ['fr', 'en']) {
      const order = { collection, id: documents[collection], locale }
      const link = await created<{ url: string }>(admin, 'share-links', order)
      const { pathname } = new URL(link.url, url)
      all.push({ kind: 'shared', name: `${collection} ${locale}`, read: () => textOf(`${url}${pathname}`) })
    }
  }
  return all
}

/** What a front end reads with a key for previews: drafts, and what is in the trash if it were let. */
async function readsWithKey({ url, admin }: SurfaceSite): Promise<UncachedSurface[]> {
  const { doc } = await created<{ doc: { id: string } }>(admin, 'api-clients', { name: 'Aperçu', scope: 'preview' })
  const { key } = await created<{ key: string }>(admin, `api-clients/${doc.id}/key`, {})
  const headers = { authorization: `api-clients API-Key ${key}` }
  return [...publicCollections].map((slug): UncachedSurface => {
    const path = `/api/${slug}?limit=200&depth=1&locale=all&draft=true&trash=true`
    return { kind: 'key', name: path, read: () => textOf(`${url}${path}`, { headers }) }
  })
}

const SILENCE_MS = 150

/** What a client reads that begins to follow the changes. */
async function streamOfChanges({ url }: SurfaceSite): Promise<UncachedSurface[]> {
  const read = async () => {
    const closing = new AbortController()
    const response = await fetch(`${url}/api/changes/stream`, { signal: closing.signal })
    if (!response.ok || !response.body) throw new Error(`No stream: ${response.status}`)
    let text = ''
    let silence = setTimeout(() => closing.abort(), SILENCE_MS)
    try {
      for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
        text += Buffer.from(part).toString()
        clearTimeout(silence)
        silence = setTimeout(() => closing.abort(), SILENCE_MS)
      }
    } catch (error) {
      if (!closing.signal.aborted) throw error
    } finally {
      clearTimeout(silence)
    }
    return text
  }
  return [{ kind: 'stream', name: '/api/changes/stream', read }]
}

/** What a receiver of every event gets since it was last asked. */
async function messages({ admin, receiver }: SurfaceSite): Promise<UncachedSurface[]> {
  const order = { name: 'Site', url: receiver.url, events: webhookEvents }
  const { doc } = await created<{ doc: { id: string } }>(admin, 'webhooks', order)
  await created(admin, `webhooks/${doc.id}/secret`, {})
  let seen = receiver.received.length
  const read = async () => {
    const bodies = receiver.received.slice(seen).map(({ body }) => body)
    seen += bodies.length
    return bodies.join('\n')
  }
  return [{ kind: 'webhooks', name: 'messages', read }]
}

async function textOf(url: string, init?: RequestInit): Promise<string> {
  const response = await fetch(url, { redirect: 'manual', ...init })
  return response.text()
}
