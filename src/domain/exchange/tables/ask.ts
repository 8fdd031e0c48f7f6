import { type Choice, readChoice } from '../cells/people'
import { leaveOut, option, type QuestionKind, type Questions } from '../questions'
import { suggestFormat } from '../suggestions'
import type { Header } from './header'
import type { Line } from './row'
import type { SessionColumn } from './session-columns'

interface About {
  kind: QuestionKind
  row: number
  options: readonly Choice[]
  questions: Questions
}

/** Returns the option that a value means: by its label, else by the answer to a question. `undefined` to leave it out. */
export function askChoice(value: string, { kind, row, options, questions }: About): string | undefined {
  const known = readChoice(value, options)
  if (known) return known
  const suggestion = kind === 'format' ? suggestFormat(value) : undefined
  const answer = questions.ask({ kind, value, row, options: [...options, leaveEmpty], suggestion })
  return answer || undefined
}

const leaveEmpty = leaveOut({ fr: 'Laisser vide', en: 'Leave empty' })

const ROLE_IS_NAME = 'name'

/** Returns the role that a word in parentheses after a name means; `undefined` when it belongs to the name. */
export function askRole(word: string, { row, options, questions }: Omit<About, 'kind'>): string | undefined {
  const partOfName = option(ROLE_IS_NAME, {
    fr: 'Ce n’est pas un rôle : cela fait partie du nom',
    en: 'No role: a part of the name',
  })
  const answer = questions.ask({ kind: 'role', value: word, row, options: [...options, partOfName], isRequired: true })
  return answer === ROLE_IS_NAME ? undefined : answer
}

/** Returns the column that an unknown title means; `undefined` to leave the column out. */
export function askColumn<Name extends string>(
  title: string,
  columns: readonly { name: Name; title: string }[],
  questions: Questions,
  isRequired: boolean,
): Name | undefined {
  const options = [...columns.map((column) => option(column.name, column.title)), leaveColumnOut]
  const answer = questions.ask({ kind: 'column', value: title, row: 1, options, isRequired })
  return columns.find(({ name }) => name === answer)?.name
}

const leaveColumnOut = leaveOut({ fr: 'Laisser cette colonne de côté', en: 'Leave this column out' })

const SESSION = 'session'

/**
 * Returns whether a line is a session. A title alone on its line, such as « MATIN », is asked about when most lines have a
 * time.
 */
export function askIsSession(
  lines: readonly Line[],
  header: Header<SessionColumn>,
  questions: Questions,
): (line: Line) => boolean {
  const startsAt = header.get('startsAt')?.index
  const title = header.get('title')?.index ?? 0
  const isFilled = ({ cells }: Line, index: number) => (cells[index] ?? '').trim() !== ''
  const timed = startsAt === undefined ? 0 : lines.filter((line) => isFilled(line, startsAt)).length
  const canBeHeading = timed * 2 > lines.length
  return (line) => {
    const filled = line.cells.filter((cell) => cell.trim() !== '').length
    if (!canBeHeading || filled !== 1 || !isFilled(line, title)) return true
    const value = (line.cells[title] ?? '').trim()
    const suggestion = value === value.toUpperCase() ? '' : SESSION
    return (
      questions.ask({ kind: 'line', value, row: line.row, options: lineOptions, suggestion, isRequired: true }) !== ''
    )
  }
}

const lineOptions = [
  option(SESSION, { fr: 'Une session', en: 'A session' }),
  leaveOut({ fr: 'Un intertitre, à laisser de côté', en: 'A heading, to leave out' }),
]
