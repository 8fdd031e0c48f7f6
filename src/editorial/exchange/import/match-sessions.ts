import type { SessionDraft } from '../../../domain/exchange/drafts'
import { savedAsWindows } from '../../../domain/exchange/legacy-encoding'
import { searchKey } from '../../../domain/text'
import type { StoredSession } from '../current-state'

/**
 * Finds the stored session of each draft: by number, by slug, by the id in the tool that it comes from, else by title. When
 * several sessions have one title, such as a break, it is the one that starts at the same time. A stored session matches one
 * draft at most by title, and none by title when the tool gives it another id.
 */
export function matchSessions(
  drafts: readonly SessionDraft[],
  stored: readonly StoredSession[],
): Map<SessionDraft, StoredSession> {
  const matches = new Map<SessionDraft, StoredSession>()
  for (const key of ['number', 'slug', 'sourceId'] as const) {
    const byKey = new Map(stored.map((session) => [session[key], session]))
    for (const draft of drafts) {
      const session = draft[key] === undefined ? undefined : byKey.get(draft[key])
      if (session && !matches.has(draft)) matches.set(draft, session)
    }
  }
  const taken = new Set(matches.values())
  const free = stored.filter((session) => !taken.has(session))
  const left = drafts.filter((draft) => !matches.has(draft) && draft.title)
  matchByTitle(left, free, searchKey, matches)
  const still = left.filter((draft) => !matches.has(draft) && draft.title?.includes('?'))
  if (still.length > 0) matchByTitle(still, free, (title) => searchKey(savedAsWindows(title)), matches)
  return matches
}

/** Matches drafts by title, as a function makes titles comparable. */
function matchByTitle(
  drafts: readonly SessionDraft[],
  stored: readonly StoredSession[],
  keyOf: (title: string) => string,
  matches: Map<SessionDraft, StoredSession>,
): void {
  const taken = new Set(matches.values())
  const free = stored.filter((session) => !taken.has(session))
  const storedByTitle = group(free, ({ title }) => keyOf(title?.fr ?? ''))
  for (const [key, sameTitle] of group(drafts, ({ title }) => keyOf(title ?? ''))) {
    const candidates = storedByTitle.get(key) ?? []
    const [draft] = sameTitle
    const [candidate] = candidates
    if (sameTitle.length === 1 && candidates.length === 1 && draft && candidate) {
      if (canBe(draft, candidate)) matches.set(draft, candidate)
    } else matchByTime(sameTitle, candidates, matches)
  }
}

function matchByTime(drafts: SessionDraft[], stored: StoredSession[], matches: Map<SessionDraft, StoredSession>): void {
  const left = [...stored]
  for (const draft of drafts) {
    const index = left.findIndex(
      (session) => timeOf(session.startsAt) === timeOf(draft.startsAt) && canBe(draft, session),
    )
    const [session] = index < 0 ? [] : left.splice(index, 1)
    if (session) matches.set(draft, session)
  }
}

/** Whether two contents may be the same one: they have no different ids in the same tool. */
export function canBe(draft: { sourceId?: string }, stored: { sourceId?: string | null }): boolean {
  const toolOf = (id: string) => id.split(':')[0]
  if (!draft.sourceId || !stored.sourceId || draft.sourceId === stored.sourceId) return true
  return toolOf(draft.sourceId) !== toolOf(stored.sourceId)
}

const timeOf = (at: string | null | undefined) => (at ? new Date(at).getTime() : 0)

function group<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const found = groups.get(key(item))
    if (found) found.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
