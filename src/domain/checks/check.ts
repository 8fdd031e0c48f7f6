import type { Instant } from '../zone'
import { findUnbalancedPanels } from './balance'
import { findShortChangeovers } from './changeovers'
import { findMissingConsents } from './consents'
import type { Finding } from './finding'
import { findIncomplete } from './incomplete'
import { type Level, levelOf, levels, type Rule } from './levels'
import { findInaccessibleMedia } from './media'
import { findOverlaps } from './overlaps'
import { findPeopleToMend } from './people'
import { findMisplaced } from './placement'
import type { Programme } from './programme'
import { findDeadLinks, findEmptySummaries } from './texts'
import { findMissingEnglish } from './translations'

/** Everything to mend or to know before a programme is published, the most serious first, rule by rule. */
export function check(programme: Programme, now: Instant): Finding[] {
  const found = [
    ...findOverlaps(programme),
    ...findMisplaced(programme),
    ...findIncomplete(programme),
    ...findShortChangeovers(programme),
    ...findPeopleToMend(programme),
    ...findMissingConsents(programme, now),
    ...findInaccessibleMedia(programme),
    ...findMissingEnglish(programme),
    ...findEmptySummaries(programme),
    ...findDeadLinks(programme),
    ...findUnbalancedPanels(programme),
  ]
  return found.sort((a, b) => order.indexOf(a.rule) - order.indexOf(b.rule))
}

/** How many findings there are of each level. */
export function countByLevel(findings: readonly Pick<Finding, 'level'>[]): Record<Level, number> {
  const count = (level: Level) => findings.filter((one) => one.level === level).length
  return { blocks: count('blocks'), warns: count('warns'), informs: count('informs') }
}

const rules = Object.keys(levelOf) as Rule[]
const order = levels.flatMap((level) => rules.filter((rule) => levelOf[rule] === level))
