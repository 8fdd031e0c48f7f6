import type { NamedPerson } from '../../../domain/exchange/cells/people'
import type { SpeakerDraft } from '../../../domain/exchange/drafts'
import type { Problem } from '../../../domain/exchange/problem'
import type { Questions } from '../../../domain/exchange/questions'
import { speakerTitles } from '../../../domain/exchange/tables/speaker-table'
import { searchKey } from '../../../domain/text'
import type { StoredSpeaker } from '../current-state'
import { type Desired, desiredRichText, desiredSourceId, desiredText, desiredValue } from './desired'
import { speakerFinder } from './find-speaker'
import type { ByName } from './plan-places'
import { type PlannedWrite, plannedWrite } from './planned-write'
import { separatePeople } from './separate-people'

/** People found by slug, by the id in their tool or by name, and the writes of those that do not exist yet. */
export interface People {
  /** Returns the ids of the people that a name stands for, or the references of those to create. Usually it is one. */
  refsOf: (person: NamedPerson, row: number) => string[]
  writes: () => PlannedWrite[]
}

/** The people that are stored, and what their planning refers to. */
interface PeopleContext {
  stored: readonly StoredSpeaker[]
  organisations: ByName
  questions: Questions
  /** The title of the column of names. */
  column: string
  problems: Problem[]
}

/** Plans the people that a file describes, and those that its sessions name. Adds what is wrong with them to `problems`. */
export function planPeople(drafts: readonly SpeakerDraft[], context: PeopleContext): People {
  const { stored, organisations, questions, column, problems } = context
  const find = speakerFinder(stored, drafts, questions)
  const known = new Set([...stored, ...drafts].map(({ name }) => searchKey(name ?? '')))
  const writes = new Map<string, PlannedWrite>()
  for (const draft of drafts) {
    const { row, name, sourceId } = draft
    const speaker = find(draft, row)
    const ref = speaker?.id ?? refOfNew(draft)
    const earlier = writes.get(ref)
    if (earlier) {
      problems.push(repeated(name, row, column, earlier.row))
      continue
    }
    const organisation = draft.organisation ? organisations.refOf(draft.organisation, row) : undefined
    const desired = desiredSourceId(desiredFields(draft, organisation, speaker), sourceId, speaker)
    writes.set(ref, plannedWrite({ collection: 'speakers', row, label: name, ref }, desired, speaker))
  }
  const refOf = (person: NamedPerson, row: number): string => {
    const { name } = person
    const speaker = find(person, row)
    const ref = speaker?.id ?? refOfNew(person)
    if (!speaker && !writes.has(ref)) {
      const desired = desiredText({ column: speakerTitles.name, field: 'name' }, name, undefined)
      writes.set(ref, plannedWrite({ collection: 'speakers', row, label: name, ref }, desired))
    }
    return ref
  }
  return {
    refsOf: (person, row) => {
      const isKnown = known.has(searchKey(person.name))
      return (isKnown ? [person] : separatePeople(person, row, questions)).map((one) => refOf(one, row))
    },
    writes: () => [...writes.values()],
  }
}

const refOfNew = ({ name, sourceId }: { name: string; sourceId?: string }) => `speakers:${sourceId ?? searchKey(name)}`

function desiredFields(draft: SpeakerDraft, organisation: string | undefined, stored?: StoredSpeaker): Desired[] {
  const { name, headline, headlineEn, bio, bioEn, links } = draft
  return [
    // An import changes neither the capitals nor the accents of a name.
    ...(stored && searchKey(stored.name) === searchKey(name)
      ? []
      : desiredText({ column: speakerTitles.name, field: 'name' }, name, stored?.name)),
    ...desiredText({ column: speakerTitles.headline, field: 'headline' }, headline, stored?.headline?.fr),
    ...desiredText(
      { column: speakerTitles.headlineEn, field: 'headline', locale: 'en' },
      headlineEn,
      stored?.headline?.en,
    ),
    ...desiredValue({ column: speakerTitles.organisation, field: 'organisation' }, organisation, stored?.organisation),
    ...desiredRichText({ column: speakerTitles.bio, field: 'bio' }, bio, stored?.bio?.fr),
    ...desiredRichText({ column: speakerTitles.bioEn, field: 'bio', locale: 'en' }, bioEn, stored?.bio?.en),
    ...desiredLinks(links, stored?.links),
  ]
}

/** Compares links; one whose address is stored retains its kind. */
function desiredLinks(links: SpeakerDraft['links'], stored: StoredSpeaker['links']): Desired[] {
  if (!links) return []
  const current = (stored ?? []).map(({ kind, url }) => ({ kind, url }))
  const desired = links.map(({ kind, url }) => current.find((link) => link.url === url) ?? { kind, url })
  return desiredValue({ column: speakerTitles.links, field: 'links' }, desired, current)
}

const repeated = (name: string, row: number, column: string, earlier: number): Problem => ({
  level: 'loss',
  row,
  column,
  fr: `« ${name} » est déjà à la ligne ${earlier} : cette ligne est laissée de côté.`,
  en: `"${name}" is on line ${earlier} already: this line is left out.`,
})
