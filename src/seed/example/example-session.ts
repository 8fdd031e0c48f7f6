import type { Bilingual } from '../../domain/bilingual'
import { type Reference, ref } from '../seed-document'

/** A session of 21 May 2024, with its clock times. */
export interface Session {
  slug: string
  title: Bilingual
  format: string
  track?: string
  from: string
  to: string
  room: string
  participants?: readonly { speaker: Reference; role: string }[]
  abstract: readonly [fr: string, en: string]
  capacity?: number
  accessibility?: readonly string[]
}

/** Returns participants with one role. */
export const part = (role: string, ...slugs: readonly string[]) =>
  slugs.map((slug) => ({ speaker: ref('speakers', slug), role }))
