import type { SessionDraft } from '../../../domain/exchange/drafts'
import type { Problem } from '../../../domain/exchange/problem'
import { formatLongDate } from '../../../domain/format-date'
import { timeOutsideEdition } from '../../../domain/schedule/edition-days'
import { endsBeforeStart } from '../../../domain/schedule/messages'
import { isTimed } from '../../../domain/schedule/session'
import { searchKey } from '../../../domain/text'
import type { KnownEdition, KnownSession } from '../current-state'

/** How the columns of a session are called in the file. */
export type ColumnName = (name: 'title' | 'format' | 'startsAt' | 'endsAt' | 'participants' | 'room') => string

/** What a session, as it would be after the import, has wrong. */
export function sessionProblems(
  draft: SessionDraft,
  known: KnownSession | undefined,
  edition: KnownEdition,
  column: ColumnName,
): Problem[] {
  const { row } = draft
  const [startsAt, endsAt] = [draft.startsAt ?? known?.startsAt, draft.endsAt ?? known?.endsAt]
  const problems: Problem[] = []
  const refuse = (name: Parameters<ColumnName>[0], fr: string, en: string, level: Problem['level'] = 'error') =>
    problems.push({ level, row, column: column(name), fr, en })
  if (!draft.title && !known) refuse('title', 'Le titre manque.', 'The title is missing.')
  if (!draft.format && !known?.format) {
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

/** Lines that stand for one session: matched with the same one, or alike in title, time and room. */
export function repeatedSessions(
  drafts: readonly SessionDraft[],
  found: ReadonlyMap<SessionDraft, KnownSession>,
  column: ColumnName,
): Problem[] {
  const first = new Map<string, number>()
  return drafts.flatMap((draft): Problem[] => {
    const { row, title, startsAt, room } = draft
    const alike = [title ?? '', startsAt ?? '', room ?? ''].map(searchKey).join('\n')
    const keys = [alike, found.get(draft)?.id ?? alike]
    const earlier = keys.map((key) => first.get(key)).find((other) => other !== undefined)
    for (const key of keys) if (!first.has(key)) first.set(key, row)
    if (earlier === undefined) return []
    return [
      {
        level: 'error',
        row,
        column: column('title'),
        fr: `Cette session est déjà à la ligne ${earlier}. Gardez une seule des deux lignes.`,
        en: `This session is on line ${earlier} already. Keep one of the two lines.`,
      },
    ]
  })
}

function daysOf({ startsOn, endsOn }: KnownEdition, language: 'fr' | 'en'): string {
  return startsOn === endsOn
    ? formatLongDate(startsOn, language)
    : `${formatLongDate(startsOn, language)} – ${formatLongDate(endsOn, language)}`
}
