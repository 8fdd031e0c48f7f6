import { plain, type ReleasedProgramme, type SessionFields } from './programme'

/** What can happen to a session from one release to the next, in the order in which readers are told. */
export const changeKinds = ['cancelled', 'removed', 'moved', 'room', 'people', 'renamed', 'added', 'changed'] as const

/** What happened to a session. */
export type ChangeKind = (typeof changeKinds)[number]

/** One thing that happened to one session; `before` is absent for one that was added, `after` for one removed. */
export interface Change {
  kind: ChangeKind
  session: string
  before?: SessionFields
  after?: SessionFields
}

/** Everything that differs between two programmes, by kind, then by the time of the sessions. */
export function changesBetween(before: ReleasedProgramme, after: ReleasedProgramme): Change[] {
  const ids = [...new Set([...Object.keys(before.sessions), ...Object.keys(after.sessions)])]
  return ids
    .flatMap((session) => changesOf(session, before.sessions[session], after.sessions[session]))
    .sort((a, b) => changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind) || startOf(a).localeCompare(startOf(b)))
}

function changesOf(session: string, before?: SessionFields, after?: SessionFields): Change[] {
  return kindsOf(before, after).map((kind) => ({ kind, session, before, after }))
}

function kindsOf(before?: SessionFields, after?: SessionFields): ChangeKind[] {
  if (!before || !after) return before ? ['removed'] : ['added']
  const differs = (...names: string[]) => names.some((name) => written(before[name]) !== written(after[name]))
  // Where and when a session would have been matters to nobody once it is cancelled.
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

const written = (value: unknown): string | undefined => JSON.stringify(plain(value))

const startOf = ({ before, after }: Change): string => after?.startsAt ?? before?.startsAt ?? ''
