import { createHmac, timingSafeEqual } from 'node:crypto'
import { isLanguage, type Language } from '../../domain/bilingual'
import { hasPages, type PageCollection } from '../../domain/site-path'
import type { Instant } from '../../domain/zone'

/** The document that a share link shows, its language, and when the link expires. */
export interface ShareLink {
  collection: PageCollection
  id: string
  language: Language
  expiresAt: Instant
}

/** The content of a valid token, or why it shows nothing. */
export type OpenedLink = { state: 'open'; link: ShareLink } | { state: 'expired' | 'forged' }

/** Returns the token of a share link: its content and a signature, each in base64url. */
export function sealShareLink({ collection, id, language, expiresAt }: ShareLink, secret: string): string {
  const seconds = Math.floor(new Date(expiresAt).getTime() / 1000)
  const content = Buffer.from(JSON.stringify([collection, id, language, seconds])).toString('base64url')
  return `${content}.${signature(content, secret).toString('base64url')}`
}

/** Returns the content of a token whose signature is right and which has not expired at `now`. */
export function openShareLink(token: string, secret: string, now: Date): OpenedLink {
  const [content = '', signed = '', ...rest] = token.split('.')
  const given = Buffer.from(signed, 'base64url')
  const expected = signature(content, secret)
  // Only the canonical encoding is valid: base64url ignores some bits of the last character (RFC 4648 §3.5).
  const isCanonical = rest.length === 0 && given.toString('base64url') === signed
  if (!isCanonical || given.length !== expected.length || !timingSafeEqual(given, expected)) return { state: 'forged' }
  const [collection, id, language, seconds] = JSON.parse(Buffer.from(content, 'base64url').toString()) as unknown[]
  if (!hasPages(collection) || typeof id !== 'string' || !isLanguage(language) || typeof seconds !== 'number') {
    return { state: 'forged' }
  }
  if (seconds * 1000 <= now.getTime()) return { state: 'expired' }
  return { state: 'open', link: { collection, id, language, expiresAt: new Date(seconds * 1000).toISOString() } }
}

// The prefix makes the signature invalid for any other purpose.
const signature = (content: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`share-link.1\n${content}`).digest()
