import { heldSessions } from './held-sessions'
import type { Programme } from './programme'

/** The fewest people of a panel with an answer for a finding, and the fewest people with an answer that is shown. */
export const SMALLEST_GROUP = 3
/** The fewest people of a programme with an answer for its balance to be shown. */
const SMALLEST_PROGRAMME = 5

/** The number of people of a programme who gave each answer. A rare answer counts as none. */
export interface Balance {
  answers: { declaredAs: string; people: number }[]
  /** The number of people who gave no answer, or a rare one. */
  others: number
  total: number
}

/**
 * Counts the people of the sessions that take place by their answer. `undefined` when the counts could reveal the
 * answer of one of them: too few answers, all the same, or a rare one with too few people to count it with.
 */
export function balanceOf(programme: Pick<Programme, 'sessions' | 'speakers'>): Balance | undefined {
  const people = new Set(heldSessions(programme).flatMap(({ participants }) => participants.map((one) => one.speaker)))
  const shown = programme.speakers.filter(({ id }) => people.has(id))
  const counts = new Map<string, number>()
  for (const { declaredAs } of shown) if (declaredAs) counts.set(declaredAs, (counts.get(declaredAs) ?? 0) + 1)
  const groups = [...counts].map(([declaredAs, people]) => ({ declaredAs, people }))
  const answers = groups.filter(({ people }) => people >= SMALLEST_GROUP).sort((a, b) => b.people - a.people)
  const total = shown.length
  const others = total - sum(answers)
  const isRevealing = others < SMALLEST_GROUP && (answers.length < groups.length || answers.length === 1)
  if (sum(groups) < SMALLEST_PROGRAMME || answers.length === 0 || isRevealing) return undefined
  return { answers, others, total }
}

const sum = (groups: { people: number }[]) => groups.reduce((all, { people }) => all + people, 0)
