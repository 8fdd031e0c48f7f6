import type { NamedPerson } from '../../../domain/exchange/cells/people'
import type { SpeakerDraft } from '../../../domain/exchange/drafts'
import type { Problem } from '../../../domain/exchange/problem'
import { searchKey } from '../../../domain/text'
import type { KnownSpeaker } from '../current-state'
import { type Wanted, wantedArticle, wantedText, wantedValue } from './desired'
import type { ByName } from './plan-places'
import { type PlannedWrite, writeOf } from './planned-write'

/** Finds people by address or by name, and plans the pages that are not there yet. */
export interface People {
  refOf: (person: NamedPerson, row: number, column: string) => string
  writes: () => PlannedWrite[]
}

/** The people a file describes, and those its sessions only name. Two people of one name are told apart by address. */
export function planPeople(
  known: readonly KnownSpeaker[],
  drafts: readonly SpeakerDraft[],
  organisations: ByName,
  column: string,
  problems: Problem[],
): People {
  const bySlug = new Map(known.map((speaker) => [speaker.slug, speaker]))
  const byName = new Map<string, KnownSpeaker[]>()
  for (const speaker of known) {
    const key = searchKey(speaker.name ?? '')
    byName.set(key, [...(byName.get(key) ?? []), speaker])
  }
  const writes = new Map<string, PlannedWrite>()
  const find = (person: { name: string; slug?: string }, row: number, where: string): KnownSpeaker | undefined => {
    const sameSlug = person.slug ? bySlug.get(person.slug) : undefined
    if (sameSlug) return sameSlug
    const [only, ...others] = byName.get(searchKey(person.name)) ?? []
    if (others.length > 0) {
      const slugs = [only, ...others].map((speaker) => `${person.name} [${speaker?.slug}]`)
      problems.push({
        level: 'error',
        row,
        column: where,
        fr: `Plusieurs personnes s’appellent « ${person.name} ». Écrivez ${slugs.join(' ou ')}.`,
        en: `Several people are called "${person.name}". Write ${slugs.join(' or ')}.`,
      })
    }
    return only
  }
  for (const draft of drafts) {
    const speaker = find(draft, draft.row, column)
    const ref = speaker?.id ?? `speakers:${searchKey(draft.name)}`
    const earlier = writes.get(ref)
    if (earlier) {
      problems.push({
        level: 'error',
        row: draft.row,
        column,
        fr: `« ${draft.name} » est déjà à la ligne ${earlier.row}. Gardez une seule des deux lignes.`,
        en: `"${draft.name}" is on line ${earlier.row} already. Keep one of the two lines.`,
      })
      continue
    }
    const organisation = draft.organisation ? organisations.refOf(draft.organisation, draft.row) : undefined
    const base = { collection: 'speakers', row: draft.row, label: draft.name, ref } as const
    writes.set(ref, writeOf(base, wantedOf(draft, organisation, speaker), speaker))
  }
  return {
    refOf: (person, row, where) => {
      const speaker = find(person, row, where)
      const ref = speaker?.id ?? `speakers:${searchKey(person.name)}`
      if (!speaker && !writes.has(ref)) {
        warnOfComma(person.name, row, where, problems)
        const wanted = wantedText({ column: 'Nom', field: 'name' }, person.name, undefined)
        writes.set(ref, writeOf({ collection: 'speakers', row, label: person.name, ref }, wanted))
      }
      return ref
    },
    writes: () => [...writes.values()],
  }
}

function wantedOf(draft: SpeakerDraft, organisation: string | undefined, known?: KnownSpeaker): Wanted[] {
  const { name, headline, headlineEn, bio, bioEn, links } = draft
  return [
    // Capitals and accents of a name are left to whoever keeps the page.
    ...(known && searchKey(known.name) === searchKey(name)
      ? []
      : wantedText({ column: 'Nom', field: 'name' }, name, known?.name)),
    ...wantedText({ column: 'Fonction', field: 'headline' }, headline, known?.headline?.fr),
    ...wantedText({ column: 'Fonction (anglais)', field: 'headline', locale: 'en' }, headlineEn, known?.headline?.en),
    ...wantedValue({ column: 'Organisation', field: 'organisation' }, organisation, known?.organisation),
    ...wantedArticle({ column: 'Biographie', field: 'bio' }, bio, known?.bio),
    ...wantedArticle({ column: 'Biographie (anglais)', field: 'bio', locale: 'en' }, bioEn, known?.bio),
    ...wantedLinks(links, known?.links),
  ]
}

function wantedLinks(links: SpeakerDraft['links'], known: KnownSpeaker['links']): Wanted[] {
  if (!links) return []
  const current = (known ?? []).map(({ kind, url }) => ({ kind, url }))
  const kept = links.map(({ kind, url }) => current.find((link) => link.url === url) ?? { kind, url })
  return wantedValue({ column: 'Liens', field: 'links' }, kept, current)
}

function warnOfComma(name: string, row: number, column: string, problems: Problem[]): void {
  if (!/[,;]/.test(name)) return
  problems.push({
    level: 'warning',
    row,
    column,
    fr: `« ${name} » est pris pour une seule personne. Pour en nommer plusieurs, séparez-les par « | ».`,
    en: `"${name}" is taken for one person. To name several, separate them with "|".`,
  })
}
