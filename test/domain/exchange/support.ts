import { type Answers, questionsWith } from '../../../src/domain/exchange/questions'
import { readFile, readTextFile } from '../../../src/editorial/exchange/import/read-file'

const option = (value: string, fr: string) => ({ value, label: { fr, en: value } })

const choices = {
  format: [option('workshop', 'Atelier'), option('presentation', 'Présentation'), option('break', 'Pause')],
  track: [option('education', 'Orientation et formation')],
  language: [option('fr', 'Français'), option('en', 'Anglais')],
  status: [],
  accessibility: [option('lsf', 'LSF')],
  role: [option('speaker', 'Intervient'), option('moderator', 'Anime les échanges')],
}

/** Reads a file as for an edition of one day, 21 May 2024, or of other days; returns its drafts and its questions. */
export function readAs(
  file: string | Uint8Array,
  {
    answers = {},
    startsOn = '2024-05-21',
    endsOn = startsOn,
  }: { answers?: Answers; startsOn?: string; endsOn?: string } = {},
) {
  const questions = questionsWith(answers)
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const drafts = readTextFile(bytes, choices, {
    slug: 'ici-2024',
    timezone: 'Europe/Paris',
    startsOn,
    endsOn,
    questions,
  })
  return { ...drafts, questions: questions.list() }
}

/** Reads a workbook in the same way. */
export async function readWorkbookAs(file: Uint8Array) {
  const questions = questionsWith({})
  const days = { startsOn: '2024-05-21', endsOn: '2024-05-21' }
  return readFile(file, choices, { slug: 'ici-2024', timezone: 'Europe/Paris', ...days, questions })
}
