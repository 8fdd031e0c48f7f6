import { labelOf } from './label'
import type { Texts } from './programme'

/** A field of a document, to which a finding leads. */
export interface Place {
  collection: string
  id: string
  /** The path of the field in the form: `participants.0.speaker`. */
  path: string
  /** The label of the document. */
  label: string
  /** The language in which the form opens, when it is not French. */
  locale?: 'en'
}

/** Returns the place of a field in a document that has a title or a name. */
export const placeIn = (
  collection: string,
  doc: { id: string; title?: Texts; name?: string },
  path: string,
): Place => ({
  collection,
  id: doc.id,
  path,
  label: labelOf(doc.title ?? doc.name),
})
