import { type Finding, finding } from './finding'
import { heldSessions } from './held'
import type { Programme, ProgrammeSession } from './programme'
import { labelOf } from './words'

/** Below so many people who said how they see themselves, nothing is told of a group: somebody could be guessed. */
export const SMALLEST_GROUP = 5

/** Below so many people who said it, nothing is told of a panel. */
export const SMALLEST_PANEL = 3

/** How many people of a programme declared what. Nobody is counted twice, nobody is guessed. */
export interface Balance {
  women: number
  men: number
  otherwise: number
  undeclared: number
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
  return declared.length >= SMALLEST_PANEL && new Set(declared).size === 1
}

/**
 * The people of the sessions that take place, counted as they declared themselves; `undefined` as long as fewer than
 * `SMALLEST_GROUP` people did, or when everybody did but one, who would then be known.
 */
export function balanceOf(programme: Programme): Balance | undefined {
  const people = new Set(heldSessions(programme).flatMap(({ participants }) => participants.map((one) => one.speaker)))
  const shown = programme.speakers.filter(({ id }) => people.has(id))
  const count = (declared: string | undefined) => shown.filter(({ declaredAs }) => declaredAs === declared).length
  const balance: Balance = {
    women: count('woman'),
    men: count('man'),
    otherwise: count('otherwise'),
    undeclared: count(undefined),
  }
  return balance.women + balance.men + balance.otherwise < SMALLEST_GROUP ? undefined : balance
}
