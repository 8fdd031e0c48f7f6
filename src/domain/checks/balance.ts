import { type Finding, finding } from './finding'
import { heldSessions } from './held'
import type { Programme, ProgrammeSession } from './programme'
import { labelOf } from './words'

/** Below so many people who said how they see themselves, nothing is told of a panel, or of an answer. */
export const SMALLEST_GROUP = 3
/** Below so many of them, nothing is told of a programme. */
export const SMALLEST_PROGRAMME = 5

/** How many people of a programme gave each answer; an answer that too few gave is counted with those who gave none. */
export interface Balance {
  answers: { declaredAs: string; people: number }[]
  /** Who gave no answer, or one that few share. */
  others: number
  total: number
}

/**
 * Panels whose people, as far as they said, all see themselves alike. Which way is not told, nor who said anything; the
 * programme decides with them, nobody is judged.
 */
export function findUnbalancedPanels(programme: Programme): Finding[] {
  return heldSessions(programme)
    .filter((session) => session.format === 'panel' && isOneSided(session, programme))
    .map(({ id, title }) =>
      finding(
        'panel-balance',
        { collection: 'sessions', id, path: 'participants', label: labelOf(title) },
        {
          fr: 'Les personnes de cette table ronde qui ont dit comment elles se déclarent se déclarent toutes de la même façon. Pensez peut-être à inviter d’autres voix.',
          en: 'The people of this panel who said how they see themselves all said the same. You might invite other voices.',
        },
      ),
    )
}

function isOneSided({ participants }: ProgrammeSession, { speakers }: Programme): boolean {
  const people = new Set(participants.map(({ speaker }) => speaker))
  const declared = speakers.filter(({ id }) => people.has(id)).flatMap(({ declaredAs }) => declaredAs ?? [])
  return declared.length >= SMALLEST_GROUP && new Set(declared).size === 1
}

/**
 * The people of the sessions that take place, counted as they declared themselves; `undefined` when the counts could tell
 * what one of them said: too few answers, all the same, or a rare one with nobody to be counted with.
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
  const isTelling = others < SMALLEST_GROUP && (answers.length < groups.length || answers.length === 1)
  if (sum(groups) < SMALLEST_PROGRAMME || answers.length === 0 || isTelling) return undefined
  return { answers, others, total }
}

const sum = (groups: { people: number }[]) => groups.reduce((all, { people }) => all + people, 0)
