import type { Language } from './bilingual'

/** The collections whose documents have pages. */
export const pageCollections = ['editions', 'sessions', 'speakers', 'testimonials'] as const
export type PageCollection = (typeof pageCollections)[number]

/** The parts of the address of a document; `edition` is the slug of the edition of a session. */
export interface Addressed {
  slug: string
  edition?: string
}

/** Returns the public path of a document: `/fr/editions/montpellier-2024/sessions/ouverture`. */
export function pagePath(language: Language, collection: PageCollection, { slug, edition }: Addressed): string {
  const within = collection === 'sessions' ? `/editions/${edition}` : ''
  return `/${language}${within}/${collection}/${slug}`
}

/** Returns the path of the preview of a document, which is for the staff and shows drafts. */
export const previewPath = (language: Language, collection: PageCollection, id: string): string =>
  `/${language}/preview/${collection}/${id}`

/** Returns the path of a share link. */
export const sharedPath = (language: Language, token: string): string => `/${language}/shared/${token}`

/** Whether a collection has pages. */
export const hasPages = (collection: unknown): collection is PageCollection =>
  pageCollections.some((slug) => slug === collection)
