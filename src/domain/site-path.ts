import type { Language } from './bilingual'

/** The collections that have pages of their own. */
export const pageCollections = ['editions', 'sessions', 'speakers', 'testimonials'] as const
export type PageCollection = (typeof pageCollections)[number]

/** A document as far as its public address goes; a session is found within its edition. */
export interface Addressed {
  slug: string
  edition?: string
}

/** The public path of a document: `/fr/editions/montpellier-2024/sessions/ouverture`. */
export function pagePath(language: Language, collection: PageCollection, { slug, edition }: Addressed): string {
  const within = collection === 'sessions' ? `/editions/${edition}` : ''
  return `/${language}${within}/${collection}/${slug}`
}

/** The path at which the staff sees a document as it will be: drafts included. */
export const previewPath = (language: Language, collection: PageCollection, id: string): string =>
  `/${language}/preview/${collection}/${id}`

/** The path of a share link. */
export const sharedPath = (language: Language, token: string): string => `/${language}/shared/${token}`

/** Whether a collection has pages. */
export const hasPages = (collection: unknown): collection is PageCollection =>
  pageCollections.some((slug) => slug === collection)
