import type { Known } from '../current-state'

/** What a reader of a table needs to know of a document: whether the public sees it, and this version of it. */
export function publicationWords({ _status, firstPublishedAt }: Known): string {
  if (_status === 'published') return 'Publié'
  return firstPublishedAt ? 'Brouillon (déjà publié)' : 'Brouillon'
}
