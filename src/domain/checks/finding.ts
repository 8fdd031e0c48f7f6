import type { Bilingual } from '../bilingual'
import type { RuleId } from './check-rules'
import type { Level } from './levels'
import type { Place } from './place'

/** A field of a programme to correct or to know about, with the rule that found it. */
export interface Finding extends Place {
  rule: RuleId
  level: Level
  message: Bilingual
}
