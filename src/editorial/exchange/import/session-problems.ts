import type { Bilingual } from '../../../domain/bilingual'
import type { SessionDraft } from '../../../domain/exchange/drafts'
import type { Problem } from '../../../domain/exchange/problem'
import { formatLongDate } from '../../../domain/format-date'
import { timeOutsideEdition } from '../../../domain/schedule/edition-days'
import { endsBeforeStart } from '../../../domain/schedule/messages'
import { isTimed } from '../../../domain/schedule/session'
import { searchKey } from '../../../domain/text'
import type { StoredEdition, StoredSession } from '../current-state'
import type { ColumnTitle, NamedColumn } from './column-titles'

/**
 * Returns a session as it can be imported, without the times that do not fit, and reports what it lacks. `stored` is the
 * session that a draft updates.
 */
export function checkSession(
  draft: SessionDraft,
  stored: StoredSession | undefined,
  edition: StoredEdition,
  titleOf: ColumnTitle,
  problems: Problem[],
): SessionDraft {
  const { row } = draft
  const report = (name: NamedColumn, { fr, en }: Bilingual, level: Problem['level'] = 'warning') =>
    problems.push({ level, row, column: titleOf(name), label: draft.title, fr, en })
  if (!draft.format && !stored?.format) report('format', noFormat)
  const times = { startsAt: draft.startsAt ?? stored?.startsAt, endsAt: draft.endsAt ?? stored?.endsAt }
  const titled = { ...draft, ...(draft.title || stored ? {} : { title: `Sans titre (ligne ${row})` }) }
  const checked = stored && !draft.sourceId ? titled : inEnglishToo(titled)
  if (checked.title !== draft.title) report('title', noTitle)
  const wrong = wrongTimes(times, edition)
  if (wrong) {
    report(wrong.path, wrong.message, 'loss')
    return { ...checked, startsAt: undefined, endsAt: undefined }
  }
  if (times.startsAt && !times.endsAt) report('endsAt', noEnd)
  if (times.endsAt && !times.startsAt) report('startsAt', noStart)
  if (!times.startsAt && !times.endsAt) report('startsAt', noTime)
  return checked
}

/** Gives a session in English its texts in both languages: French is the language that readers fall back to. */
function inEnglishToo(draft: SessionDraft): SessionDraft {
  if (draft.language !== 'en') return draft
  return { ...draft, titleEn: draft.titleEn ?? draft.title, abstractEn: draft.abstractEn ?? draft.abstract }
}

const noFormat = { fr: 'Le format manque : il sera à choisir avant de publier.', en: 'The format is missing.' }
const noTitle = { fr: 'Le titre manque : il sera à écrire.', en: 'The title is missing: it is to write.' }
const noEnd = { fr: 'L’heure de fin manque : elle sera à choisir avant de publier.', en: 'The end is missing.' }
const noStart = { fr: 'L’heure de début manque : elle sera à choisir avant de publier.', en: 'The start is missing.' }
const noTime = {
  fr: 'Sans horaire, cette session sera à placer.',
  en: 'Without a time, this session is to place.',
}

/** Returns why the times of a session cannot be imported. */
function wrongTimes(
  { startsAt, endsAt }: { startsAt?: string | null; endsAt?: string | null },
  edition: StoredEdition,
): { path: 'startsAt' | 'endsAt'; message: Bilingual } | undefined {
  if (startsAt && endsAt && !isTimed({ startsAt, endsAt })) return { path: 'endsAt', message: wrongOrder }
  const outside = timeOutsideEdition({ startsAt, endsAt }, edition)
  if (!outside) return undefined
  const message = {
    fr: `Le ${formatLongDate(outside.day, 'fr')} n’est pas un jour de l’édition (${daysOf(edition, 'fr')}) : l’horaire est laissé de côté. Corrigez la date, ou celles de l’édition.`,
    en: `${formatLongDate(outside.day, 'en')} is not a day of the edition (${daysOf(edition, 'en')}): the time is left out.`,
  }
  return { path: outside.path, message }
}

const wrongOrder = {
  fr: `${endsBeforeStart.fr} L’horaire est laissé de côté.`,
  en: `${endsBeforeStart.en} The time is left out.`,
}

/** Returns the lines that repeat an earlier one, which has the same stored session or the same title, time and room. */
export function repeatedSessions(
  drafts: readonly SessionDraft[],
  matches: ReadonlyMap<SessionDraft, StoredSession>,
  titleOf: ColumnTitle,
): Map<SessionDraft, Problem> {
  const first = new Map<string, number>()
  const repeated = new Map<SessionDraft, Problem>()
  for (const draft of drafts) {
    const { row, title, startsAt, room, sourceId } = draft
    const alike = [title ?? '', startsAt ?? '', room ?? '', sourceId ?? ''].map(searchKey).join('\n')
    const keys = [alike, matches.get(draft)?.id ?? alike]
    const earlier = keys.map((key) => first.get(key)).find((other) => other !== undefined)
    for (const key of keys) if (!first.has(key)) first.set(key, row)
    if (earlier === undefined) continue
    repeated.set(draft, {
      level: 'loss',
      row,
      column: titleOf('title'),
      fr: `Cette session est déjà à la ligne ${earlier} : cette ligne est laissée de côté.`,
      en: `This session is on line ${earlier} already: this line is left out.`,
    })
  }
  return repeated
}

function daysOf({ startsOn, endsOn }: StoredEdition, language: 'fr' | 'en'): string {
  return startsOn === endsOn
    ? formatLongDate(startsOn, language)
    : `${formatLongDate(startsOn, language)} – ${formatLongDate(endsOn, language)}`
}
