import { createHmac, timingSafeEqual } from 'node:crypto'
import { isLanguage, type Language } from '../../domain/bilingual'
import { hasPages, type PageCollection } from '../../domain/site-path'
import type { Instant } from '../../domain/zone'

/** What a share link shows to whoever holds it, and until when. */
export interface ShareLink {
  collection: PageCollection
  id: string
  language: Language
  expiresAt: Instant
}

/** What a token turns out to be: only an `open` one shows anything. */
export type OpenedLink = { state: 'open'; link: ShareLink } | { state: 'expired' | 'forged' }

/** The token of a share link: what it says, and a signature that only this site can make. */
export function sealShareLink({ collection, id, language, expiresAt }: ShareLink, secret: string): string {
  const seconds = Math.floor(new Date(expiresAt).getTime() / 1000)
  const said = Buffer.from(JSON.stringify([collection, id, language, seconds])).toString('base64url')
  return `${said}.${signature(said, secret).toString('base64url')}`
}

/** What a token says, once its signature holds and its time is not over. */
export function openShareLink(token: string, secret: string, now: Date): OpenedLink {
  const [said = '', signed = '', ...rest] = token.split('.')
  const given = Buffer.from(signed, 'base64url')
  const right = signature(said, secret)
  // A token has one spelling: base64url leaves bits that mean nothing in its last character.
  const isSpelt = rest.length === 0 && given.toString('base64url') === signed
  if (!isSpelt || given.length !== right.length || !timingSafeEqual(given, right)) return { state: 'forged' }
  const [collection, id, language, seconds] = JSON.parse(Buffer.from(said, 'base64url').toString()) as unknown[]
  if (!hasPages(collection) || typeof id !== 'string' || !isLanguage(language) || typeof seconds !== 'number') {
    return { state: 'forged' }
  }
  if (seconds * 1000 <= now.getTime()) return { state: 'expired' }
  return { state: 'open', link: { collection, id, language, expiresAt: new Date(seconds * 1000).toISOString() } }
}

// What is signed for one purpose must not be taken for another.
const signature = (said: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`share-link.1\n${said}`).digest()
