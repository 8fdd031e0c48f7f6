import type { SessionDraft } from '../../../domain/exchange/drafts'
import { searchKey } from '../../../domain/text'
import type { KnownSession } from '../current-state'

/**
 * The existing session of each draft: by number, else by address, else by title. Where a title stands for several
 * sessions, such as a break, the one that starts at the same time; each session is found once.
 */
export function matchSessions(
  drafts: readonly SessionDraft[],
  known: readonly KnownSession[],
): Map<SessionDraft, KnownSession> {
  const byNumber = new Map(known.map((session) => [session.number, session]))
  const bySlug = new Map(known.map((session) => [session.slug, session]))
  const found = new Map<SessionDraft, KnownSession>()
  for (const draft of drafts) {
    const session =
      (draft.number === undefined ? undefined : byNumber.get(draft.number)) ??
      (draft.slug === undefined ? undefined : bySlug.get(draft.slug))
    if (session) found.set(draft, session)
  }
  const taken = new Set(found.values())
  const byTitle = group(
    known.filter((session) => !taken.has(session)),
    ({ title }) => keyOf(title?.fr),
  )
  const open = group(
    drafts.filter((draft) => !found.has(draft) && draft.title),
    ({ title }) => keyOf(title),
  )
  for (const [key, sameTitle] of open) {
    const candidates = byTitle.get(key) ?? []
    const [draft] = sameTitle
    const [candidate] = candidates
    if (sameTitle.length === 1 && candidates.length === 1 && draft && candidate) found.set(draft, candidate)
    else matchByTime(sameTitle, candidates, found)
  }
  return found
}

function matchByTime(drafts: SessionDraft[], known: KnownSession[], found: Map<SessionDraft, KnownSession>): void {
  const left = [...known]
  for (const draft of drafts) {
    const index = left.findIndex(({ startsAt }) => timeOf(startsAt) === timeOf(draft.startsAt))
    const [session] = index < 0 ? [] : left.splice(index, 1)
    if (session) found.set(draft, session)
  }
}

const timeOf = (at: string | null | undefined) => (at ? new Date(at).getTime() : 0)
const keyOf = (title: string | null | undefined) => searchKey(title ?? '')

function group<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}
