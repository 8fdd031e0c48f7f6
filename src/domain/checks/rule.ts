import type { Bilingual } from '../bilingual'
import type { Instant } from '../zone'
import type { Level } from './levels'
import type { Place } from './place'
import type { Programme } from './programme'

/** A field that breaks a rule, and a message that explains how to correct it. */
export interface Violation extends Place {
  message: Bilingual
}

/** A rule that a programme is checked against before it is published. */
export interface CheckRule<Id extends string = string> {
  id: Id
  level: Level
  /** The heading above the findings of the rule. */
  title: Bilingual
  /** Says in English when the rule finds something; `docs/checks.md` is generated from it. */
  foundWhen: string
  find(programme: Programme, now: Instant): Violation[]
}

/** Types a rule with its own id. */
export const defineRule = <const Id extends string>(rule: CheckRule<Id>): CheckRule<Id> => rule
