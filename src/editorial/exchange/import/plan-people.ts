import type { NamedPerson } from '../../../domain/exchange/cells/people'
import type { SpeakerDraft } from '../../../domain/exchange/drafts'
import type { Problem } from '../../../domain/exchange/problem'
import { speakerTitles } from '../../../domain/exchange/tables/speaker-table'
import { searchKey } from '../../../domain/text'
import type { StoredSpeaker } from '../current-state'
import { type Desired, desiredRichText, desiredText, desiredValue } from './desired'
import type { ByName } from './plan-places'
import { type PlannedWrite, plannedWrite } from './planned-write'

/** People found by slug or by name, and the writes of those that do not exist yet. */
export interface People {
  /** Returns the id of a person, or the reference of the one to create. */
  refOf: (person: NamedPerson, row: number, column: string) => string
  writes: () => PlannedWrite[]
}

type Find = (person: { name: string; slug?: string }, row: number, column: string) => StoredSpeaker | undefined

/** Plans the people that a file describes, and those that its sessions name. Adds what is wrong with them to `problems`. */
export function planPeople(
  stored: readonly StoredSpeaker[],
  drafts: readonly SpeakerDraft[],
  organisations: ByName,
  column: string,
  problems: Problem[],
): People {
  const find = speakerFinder(stored, problems)
  const refOf = ({ name }: { name: string }, speaker?: StoredSpeaker) => speaker?.id ?? `speakers:${searchKey(name)}`
  const writes = new Map<string, PlannedWrite>()
  for (const draft of drafts) {
    const { row, name } = draft
    const speaker = find(draft, row, column)
    const ref = refOf(draft, speaker)
    const earlier = writes.get(ref)
    if (earlier) {
      problems.push(repeated(name, row, column, earlier.row))
      continue
    }
    const organisation = draft.organisation ? organisations.refOf(draft.organisation, row) : undefined
    const desired = desiredFields(draft, organisation, speaker)
    writes.set(ref, plannedWrite({ collection: 'speakers', row, label: name, ref }, desired, speaker))
  }
  return {
    refOf: (person, row, where) => {
      const { name } = person
      const speaker = find(person, row, where)
      const ref = refOf(person, speaker)
      if (!speaker && !writes.has(ref)) {
        if (/[,;]/.test(name)) problems.push(onePerson(name, row, where))
        const desired = desiredText({ column: speakerTitles.name, field: 'name' }, name, undefined)
        writes.set(ref, plannedWrite({ collection: 'speakers', row, label: name, ref }, desired))
      }
      return ref
    },
    writes: () => [...writes.values()],
  }
}

/** Returns a function that finds a person by slug, else by name. A name that several people have is a problem. */
function speakerFinder(stored: readonly StoredSpeaker[], problems: Problem[]): Find {
  const bySlug = new Map(stored.map((speaker) => [speaker.slug, speaker]))
  const byName = new Map<string, StoredSpeaker[]>()
  for (const speaker of stored) {
    const key = searchKey(speaker.name ?? '')
    byName.set(key, [...(byName.get(key) ?? []), speaker])
  }
  return ({ name, slug }, row, column) => {
    const sameSlug = slug ? bySlug.get(slug) : undefined
    if (sameSlug) return sameSlug
    const sameName = byName.get(searchKey(name)) ?? []
    if (sameName.length > 1) problems.push(ambiguous(name, row, column, sameName))
    return sameName[0]
  }
}

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

function ambiguous(name: string, row: number, column: string, speakers: StoredSpeaker[]): Problem {
  const spellings = speakers.map(({ slug }) => `${name} [${slug}]`)
  return {
    level: 'error',
    row,
    column,
    fr: `Plusieurs personnes s’appellent « ${name} ». Écrivez ${spellings.join(' ou ')}.`,
    en: `Several people are called "${name}". Write ${spellings.join(' or ')}.`,
  }
}

const repeated = (name: string, row: number, column: string, earlier: number): Problem => ({
  level: 'error',
  row,
  column,
  fr: `« ${name} » est déjà à la ligne ${earlier}. Gardez une seule des deux lignes.`,
  en: `"${name}" is on line ${earlier} already. Keep one of the two lines.`,
})

const onePerson = (name: string, row: number, column: string): Problem => ({
  level: 'warning',
  row,
  column,
  fr: `« ${name} » est pris pour une seule personne. Pour en nommer plusieurs, séparez-les par « | ».`,
  en: `"${name}" is taken for one person. To name several, separate them with "|".`,
})
