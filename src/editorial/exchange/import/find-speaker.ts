import type { SpeakerDraft } from '../../../domain/exchange/drafts'
import { option, type Questions } from '../../../domain/exchange/questions'
import { nearestAmong } from '../../../domain/exchange/suggestions'
import { searchKey } from '../../../domain/text'
import type { StoredSpeaker } from '../current-state'
import { canBe } from './match-sessions'

interface Sought {
  name: string
  slug?: string
  sourceId?: string
}

/** Finds a stored person; `undefined` for one to create. */
type FindSpeaker = (person: Sought, row: number) => StoredSpeaker | undefined

const NEW = 'new'
const newPerson = option(NEW, { fr: 'Une autre personne, à créer', en: 'Another person, to create' })

/**
 * Returns a function that finds a person by slug, by the id in the tool that they come from, else by name. It asks about a
 * name that several people have, that somebody has who has another id in the same tool, or that is nearly that of another one.
 */
export function speakerFinder(
  stored: readonly StoredSpeaker[],
  drafts: readonly SpeakerDraft[],
  questions: Questions,
): FindSpeaker {
  const bySlug = new Map(stored.map((speaker) => [speaker.slug, speaker]))
  const bySource = new Map(stored.map((speaker) => [speaker.sourceId, speaker]))
  const byName = new Map<string, StoredSpeaker[]>()
  for (const speaker of stored) {
    const key = searchKey(speaker.name ?? '')
    byName.set(key, [...(byName.get(key) ?? []), speaker])
  }
  const idsByName = new Map<string, Set<string>>()
  for (const { name, sourceId } of drafts) {
    const key = searchKey(name)
    if (sourceId) idsByName.set(key, (idsByName.get(key) ?? new Set()).add(sourceId))
  }
  const nearest = nearestAmong([...byName.values()].flatMap(([first]) => first?.name ?? []))
  const nearNames = new Map<string, string | undefined>()
  return (person, row) => {
    const exact =
      (person.slug ? bySlug.get(person.slug) : undefined) ??
      (person.sourceId ? bySource.get(person.sourceId) : undefined)
    if (exact) return exact
    const key = searchKey(person.name)
    const sameName = byName.get(key) ?? []
    // Two people of one name in the file are two people.
    if ((idsByName.get(key)?.size ?? 0) > 1) return undefined
    const [only] = sameName
    if (only && sameName.length === 1 && canBe(person, only)) return only
    if (!nearNames.has(key)) nearNames.set(key, sameName.length > 0 ? undefined : nearest(person.name))
    const near = nearNames.get(key)
    const possible = near ? (byName.get(searchKey(near)) ?? []) : sameName
    return possible.length > 0 ? askWho(person.name, row, possible, questions) : undefined
  }
}

function askWho(
  name: string,
  row: number,
  candidates: StoredSpeaker[],
  questions: Questions,
): StoredSpeaker | undefined {
  const options = candidates.map(({ id, name: known, slug, headline }) =>
    option(id, [known, headline?.fr, slug && `[${slug}]`].filter(Boolean).join(' – ')),
  )
  const answer = questions.ask({ kind: 'person', value: name, row, options: [...options, newPerson], isRequired: true })
  return candidates.find(({ id }) => id === answer)
}
