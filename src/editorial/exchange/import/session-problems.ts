import type { SessionDraft } from '../../../domain/exchange/drafts'
import type { Problem } from '../../../domain/exchange/problem'
import { formatLongDate } from '../../../domain/format-date'
import { timeOutsideEdition } from '../../../domain/schedule/edition-days'
import { endsBeforeStart } from '../../../domain/schedule/messages'
import { isTimed } from '../../../domain/schedule/session'
import { searchKey } from '../../../domain/text'
import type { StoredEdition, StoredSession } from '../current-state'
import type { ColumnTitle, NamedColumn } from './column-titles'

/** Returns the problems of a session as it would be after the import. `stored` is the session that a draft updates. */
export function sessionProblems(
  draft: SessionDraft,
  stored: StoredSession | undefined,
  edition: StoredEdition,
  titleOf: ColumnTitle,
): Problem[] {
  const { row } = draft
  const [startsAt, endsAt] = [draft.startsAt ?? stored?.startsAt, draft.endsAt ?? stored?.endsAt]
  const problems: Problem[] = []
  const refuse = (name: NamedColumn, fr: string, en: string, level: Problem['level'] = 'error') =>
    problems.push({ level, row, column: titleOf(name), fr, en })
  if (!draft.title && !stored) refuse('title', 'Le titre manque.', 'The title is missing.')
  if (!draft.format && !stored?.format) {
    refuse('format', 'Le format manque : il sera à choisir avant de publier.', 'The format is missing.', 'warning')
  }
  if (startsAt && !endsAt) refuse('endsAt', 'L’heure de fin manque.', 'The end is missing.')
  if (endsAt && !startsAt) refuse('startsAt', 'L’heure de début manque.', 'The start is missing.')
  if (!startsAt && !endsAt) {
    refuse(
      'startsAt',
      'Sans horaire, cette session sera à placer.',
      'Without a time, this session is to place.',
      'warning',
    )
  }
  if (!startsAt || !endsAt) return problems
  if (!isTimed({ startsAt, endsAt })) refuse('endsAt', endsBeforeStart.fr, endsBeforeStart.en)
  const outside = timeOutsideEdition({ startsAt, endsAt }, edition)
  if (outside) {
    refuse(
      outside.path,
      `Le ${formatLongDate(outside.day, 'fr')} n’est pas un jour de l’édition (${daysOf(edition, 'fr')}). Corrigez la date, ou celles de l’édition.`,
      `${formatLongDate(outside.day, 'en')} is not a day of the edition (${daysOf(edition, 'en')}).`,
    )
  }
  return problems
}

/** Returns the problem of each line that repeats an earlier one: the same stored session, or the same title, time and room. */
export function repeatedSessions(
  drafts: readonly SessionDraft[],
  matches: ReadonlyMap<SessionDraft, StoredSession>,
  titleOf: ColumnTitle,
): Problem[] {
  const first = new Map<string, number>()
  return drafts.flatMap((draft): Problem[] => {
    const { row, title, startsAt, room } = draft
    const alike = [title ?? '', startsAt ?? '', room ?? ''].map(searchKey).join('\n')
    const keys = [alike, matches.get(draft)?.id ?? alike]
    const earlier = keys.map((key) => first.get(key)).find((other) => other !== undefined)
    for (const key of keys) if (!first.has(key)) first.set(key, row)
    if (earlier === undefined) return []
    return [
      {
        level: 'error',
        row,
        column: titleOf('title'),
        fr: `Cette session est déjà à la ligne ${earlier}. Gardez une seule des deux lignes.`,
        en: `This session is on line ${earlier} already. Keep one of the two lines.`,
      },
    ]
  })
}

function daysOf({ startsOn, endsOn }: StoredEdition, language: 'fr' | 'en'): string {
  return startsOn === endsOn
    ? formatLongDate(startsOn, language)
    : `${formatLongDate(startsOn, language)} – ${formatLongDate(endsOn, language)}`
}
