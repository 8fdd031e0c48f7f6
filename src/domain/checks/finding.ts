import type { Bilingual } from '../bilingual'
import { frenchSpaces } from '../typography'
import { type Level, levelOf, type Rule } from './levels'

/** Something in a programme to mend or to know, and the field that mends it. */
export interface Finding {
  rule: Rule
  level: Level
  message: Bilingual
  collection: string
  id: string
  /** The field, as forms name it: `participants.0.speaker`. */
  path: string
  /** The language in which to open the form, when it is not French. */
  locale?: 'en'
  /** What the document is called. */
  label: string
}

/** Where a finding leads. */
export type Place = Pick<Finding, 'collection' | 'id' | 'path' | 'label' | 'locale'>

/** A finding of a rule, at the level of that rule. */
export function finding(rule: Rule, place: Place, message: Bilingual): Finding {
  return { rule, level: levelOf[rule], message: { fr: frenchSpaces(message.fr), en: message.en }, ...place }
}
