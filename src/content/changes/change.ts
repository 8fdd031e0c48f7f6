import type { CollectionSlug } from 'payload'

/** `withdrawn`: no longer public, for whatever reason. */
export type ChangeKind = 'published' | 'changed' | 'withdrawn'

/** The names by which other software subscribes to changes. */
export type ChangeEvent =
  | 'content.published'
  | 'content.changed'
  | 'content.withdrawn'
  | 'session.changed'
  | 'session.cancelled'
  | 'edition.released'

/** One change of what the public sees. */
export interface ContentChange {
  /** 1, 2, 3 … in the order of the log. */
  position: number
  /** The moment at which it was noticed, ISO 8601 in UTC. */
  at: string
  kind: ChangeKind
  collection: CollectionSlug
  id: string
  /** Absent from what is withdrawn: it may contain a name. */
  slug?: string
  /** The ids of the public editions it belongs to; those it belonged to, when it is withdrawn. */
  editions: string[]
  /** The ids of the editions that it has left. */
  formerEditions: string[]
  events: ChangeEvent[]
  /** What delivery purges with it, in the form of `Cache-Tag`. */
  tags: string[]
}

/** A collection and the id of a document in it, as `sessions#<id>`. */
export type Subject = string

/** The collection and the id of a subject. */
export function partsOf(subject: Subject): { collection: CollectionSlug; id: string } {
  const sign = subject.indexOf('#')
  return { collection: subject.slice(0, sign) as CollectionSlug, id: subject.slice(sign + 1) }
}
