import { type Bilingual, inBothLanguages } from '../bilingual'
import { isRecord } from '../record'
import { searchKey } from '../text'
import type { Choice } from './cells/people'

/** What a question is about: a column, a line, a role, a room, a person, or the field of a session with a closed list. */
export type QuestionKind =
  | 'column'
  | 'line'
  | 'format'
  | 'track'
  | 'language'
  | 'accessibility'
  | 'status'
  | 'role'
  | 'room'
  | 'person'

const kinds: readonly QuestionKind[] = [
  'column',
  'line',
  'format',
  'track',
  'language',
  'accessibility',
  'status',
  'role',
  'room',
  'person',
]

/** The answers to questions by kind and by the search key of the value that is asked about. */
export type Answers = Partial<Record<QuestionKind, Record<string, string>>>

/** Something that a file says and the programme does not know, with the possible answers. */
export interface Question {
  kind: QuestionKind
  /** The value as the file writes it. */
  value: string
  /** The first line or entry that has it, and the number of them. */
  row: number
  count: number
  options: Choice[]
  /** Absent until somebody has answered. */
  answer?: string
  /** The option that is likely. Nothing is imported by it before somebody confirms it. */
  suggestion?: string
  /** Whether the file can be imported only once this is answered. Otherwise the cell stays empty. */
  isRequired: boolean
}

/** The question of one value. */
export type AskedAbout = Pick<Question, 'kind' | 'value' | 'row' | 'options'> &
  Partial<Pick<Question, 'suggestion' | 'isRequired'>>

/** Collects questions, and answers those that have an answer. */
export interface Questions {
  /** Returns the answer; `undefined` until there is one. */
  ask: (about: AskedAbout) => string | undefined
  list: () => Question[]
}

const MOST_QUESTIONS = 300

/** The answer that leaves a value out. */
export const LEFT_OUT = ''

/** Starts a list of questions about one file. Answers that are no option of their question are ignored. */
export function questionsWith(answers: Answers): Questions {
  const questions = new Map<string, Question>()
  return {
    ask: ({ kind, value, row, options, suggestion, isRequired = false }) => {
      const key = searchKey(value)
      const earlier = questions.get(`${kind} ${key}`)
      if (earlier) {
        earlier.count += 1
        return earlier.answer
      }
      const given = answers[kind]?.[key]
      const answer = options.some((option) => option.value === given) ? given : undefined
      const shown = value.slice(0, 200)
      if (questions.size < MOST_QUESTIONS) {
        questions.set(`${kind} ${key}`, { kind, value: shown, row, count: 1, options, answer, suggestion, isRequired })
      }
      return answer
    },
    list: () => [...questions.values()].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.row - b.row),
  }
}

/** Whether a question prevents the import. */
export const isOpen = ({ answer, isRequired }: Question): boolean => isRequired && answer === undefined

const MOST_ANSWERS = 1_000

/** Reads answers from JSON of the shape of `Answers`; ignores everything else in it. */
export function readAnswers(value: unknown): Answers {
  const answers: Answers = {}
  if (!isRecord(value)) return answers
  let left = MOST_ANSWERS
  for (const kind of kinds) {
    const ofKind = value[kind]
    if (!isRecord(ofKind)) continue
    const entries = Object.entries(ofKind)
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length <= 300)
      .slice(0, left)
    left -= entries.length
    answers[kind] = Object.fromEntries(entries.map(([key, answer]) => [searchKey(key.slice(0, 1_000)), answer]))
  }
  return answers
}

/** Adds answers to earlier ones, which they replace. */
export const mergeAnswers = (...all: Answers[]): Answers =>
  Object.fromEntries(
    kinds.flatMap((kind) => {
      const merged = Object.assign({}, ...all.map((answers) => answers[kind] ?? {}))
      return Object.keys(merged).length > 0 ? [[kind, merged]] : []
    }),
  )

/** An option, of which both labels are written by one function. */
export const option = (value: string, label: Bilingual | string): Choice => ({
  value,
  label: typeof label === 'string' ? inBothLanguages(() => label) : label,
})

/** The option that leaves a value out. */
export const leaveOut = (label: Bilingual): Choice => option(LEFT_OUT, label)
