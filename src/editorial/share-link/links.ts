import { createHash, randomBytes } from 'node:crypto'
import type { Payload, TypedUser } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'
import { isRecord } from '../../domain/record'
import { hasPages, type PageCollection } from '../../domain/site-path'
import type { ShareLink } from '../../payload-types'

const DAY_MS = 24 * 3600 * 1000
/** How long a link that has expired says so. */
const REMEMBERED_DAYS = 90

/** A new link: what it shows, to whom it belongs, and when it expires. */
type NewLink = Required<Pick<ShareLink, 'document' | 'by' | 'language' | 'expiresAt'>>

/** What a token opens, read as the author of its link; or why it opens nothing. */
export type OpenedLink =
  | { state: 'open'; collection: PageCollection; id: string; link: ShareLink; author: TypedUser }
  | { state: 'expired' | 'forged' | 'gone' }

/** Stores a link and returns its token, of which only the hash is stored. Deletes links that expired long ago. */
export async function createLink(payload: Payload, link: NewLink, now: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const collection = 'share-links'
  const data = { ...link, tokenHash: hashOf(token) }
  await payload.create({ collection, data, depth: 0, overrideAccess: true })
  const least = new Date(now.getTime() - REMEMBERED_DAYS * DAY_MS).toISOString()
  await payload.delete({ collection, where: { expiresAt: { less_than: least } }, depth: 0, overrideAccess: true })
  return token
}

/** Finds the link of a token. It is `forged` when no link has it, `gone` when its document or the account of its author is. */
export async function openLink(payload: Payload, token: string, now: Date): Promise<OpenedLink> {
  const where = { tokenHash: { equals: hashOf(token) } }
  const [link] = await findDocuments(payload, 'share-links', { as: 'system', where, limit: 1 })
  if (!link) return { state: 'forged' }
  if (new Date(link.expiresAt) <= now) return { state: 'expired' }
  const author = await authorOf(payload, link)
  const collection = link.document?.relationTo
  const id = isRecord(link.document) ? idOf(link.document.value) : undefined
  if (!author || !id || !hasPages(collection)) return { state: 'gone' }
  return { state: 'open', collection, id, link, author }
}

async function authorOf(payload: Payload, { by }: ShareLink): Promise<TypedUser | undefined> {
  const id = idOf(by)
  if (!id) return undefined
  const [author] = await findDocuments(payload, 'users', { as: 'system', where: { id: { equals: id } } })
  return author && { ...author, collection: 'users' }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
