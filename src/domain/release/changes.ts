import { isSameValue } from './compare'
import type { ReleasedProgramme, ReleasedSession } from './programme'

/** The kinds of changes of a session from one release to the next, in the order in which they are listed. */
export const changeKinds = ['cancelled', 'removed', 'moved', 'room', 'people', 'renamed', 'added', 'changed'] as const

/** The kind of a change. */
export type ChangeKind = (typeof changeKinds)[number]

/** One change of one session. `before` is absent for an added session, `after` for a removed one. */
export interface Change {
  kind: ChangeKind
  session: string
  before?: ReleasedSession
  after?: ReleasedSession
}

/** Returns the changes between two programmes, by kind, then by the time of the sessions. */
export function changesBetween(before: ReleasedProgramme, after: ReleasedProgramme): Change[] {
  const ids = [...new Set([...Object.keys(before.sessions), ...Object.keys(after.sessions)])]
  return ids
    .flatMap((session) => changesOf(session, before.sessions[session], after.sessions[session]))
    .sort((a, b) => changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind) || startOf(a).localeCompare(startOf(b)))
}

function changesOf(session: string, before?: ReleasedSession, after?: ReleasedSession): Change[] {
  return kindsOf(before, after).map((kind) => ({ kind, session, before, after }))
}

function kindsOf(before?: ReleasedSession, after?: ReleasedSession): ChangeKind[] {
  if (!before || !after) return before ? ['removed'] : ['added']
  const differs = (...names: string[]) => names.some((name) => !isSameValue(before[name], after[name]))
  // The time and the room of a cancelled session no longer matter.
  if (after.status === 'cancelled' && differs('status')) return ['cancelled']
  const named = ['title', 'startsAt', 'endsAt', 'room', 'participants']
  const others = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !named.includes(name))
  const found: [ChangeKind, boolean][] = [
    ['moved', differs('startsAt', 'endsAt')],
    ['room', differs('room')],
    ['people', differs('participants')],
    ['renamed', differs('title')],
    ['changed', differs(...others)],
  ]
  return found.filter(([, isSo]) => isSo).map(([kind]) => kind)
}

const startOf = ({ before, after }: Change): string => after?.startsAt ?? before?.startsAt ?? ''
