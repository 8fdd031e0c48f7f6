import type { SessionDraft } from '../../../domain/exchange/drafts'
import { searchKey } from '../../../domain/text'
import type { StoredSession } from '../current-state'

/**
 * Finds the stored session of each draft: by number, else by slug, else by title. When several sessions have one title,
 * such as a break, it is the one that starts at the same time. A stored session matches one draft at most by title.
 */
export function matchSessions(
  drafts: readonly SessionDraft[],
  stored: readonly StoredSession[],
): Map<SessionDraft, StoredSession> {
  const byNumber = new Map(stored.map((session) => [session.number, session]))
  const bySlug = new Map(stored.map((session) => [session.slug, session]))
  const matches = new Map<SessionDraft, StoredSession>()
  for (const draft of drafts) {
    const session =
      (draft.number === undefined ? undefined : byNumber.get(draft.number)) ??
      (draft.slug === undefined ? undefined : bySlug.get(draft.slug))
    if (session) matches.set(draft, session)
  }
  const taken = new Set(matches.values())
  const storedByTitle = group(
    stored.filter((session) => !taken.has(session)),
    ({ title }) => keyOf(title?.fr),
  )
  const draftsByTitle = group(
    drafts.filter((draft) => !matches.has(draft) && draft.title),
    ({ title }) => keyOf(title),
  )
  for (const [key, sameTitle] of draftsByTitle) {
    const candidates = storedByTitle.get(key) ?? []
    const [draft] = sameTitle
    const [candidate] = candidates
    if (sameTitle.length === 1 && candidates.length === 1 && draft && candidate) matches.set(draft, candidate)
    else matchByTime(sameTitle, candidates, matches)
  }
  return matches
}

function matchByTime(drafts: SessionDraft[], stored: StoredSession[], matches: Map<SessionDraft, StoredSession>): void {
  const left = [...stored]
  for (const draft of drafts) {
    const index = left.findIndex(({ startsAt }) => timeOf(startsAt) === timeOf(draft.startsAt))
    const [session] = index < 0 ? [] : left.splice(index, 1)
    if (session) matches.set(draft, session)
  }
}

const timeOf = (at: string | null | undefined) => (at ? new Date(at).getTime() : 0)
const keyOf = (title: string | null | undefined) => searchKey(title ?? '')

function group<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}
