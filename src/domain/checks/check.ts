import { frenchSpaces } from '../typography'
import type { Instant } from '../zone'
import { checkRules } from './check-rules'
import type { Finding } from './finding'
import type { Level } from './levels'
import type { Programme } from './programme'

/** Checks a programme against every rule; the most serious findings come first, rule by rule. */
export const check = (programme: Programme, now: Instant): Finding[] =>
  checkRules.flatMap(({ id, level, find }) =>
    find(programme, now).map(({ message, ...place }): Finding => {
      const { fr, en } = message
      return { rule: id, level, message: { fr: frenchSpaces(fr), en }, ...place }
    }),
  )

/** Counts the findings of each level. */
export function countByLevel(findings: readonly Pick<Finding, 'level'>[]): Record<Level, number> {
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length
  return { blocks: count('blocks'), warns: count('warns'), informs: count('informs') }
}
