import type { Drafts } from '../../../domain/exchange/drafts'
import { textOfFile } from '../../../domain/exchange/file-text'
import { UnreadableFile } from '../../../domain/exchange/problem'
import { isC3voc, readC3voc } from '../../../domain/exchange/schedules/c3voc'
import { isSessionize, readSessionize } from '../../../domain/exchange/schedules/sessionize'
import type { Destination, SessionChoices } from '../../../domain/exchange/tables/read-sessions'
import { readCsv } from './read-csv'
import { readTable } from './read-table'

const MOST_ENTRIES = 5_000

/** Reads the drafts of a file in any of the three formats. Throws an `UnreadableFile` that says what to change. */
export function readFile(bytes: Uint8Array, choices: SessionChoices, destination: Destination): Drafts {
  const { text, problems } = textOfFile(bytes)
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) {
    throw new UnreadableFile(
      'Ce fichier est une page web ou du XML. Importez un tableau CSV, ou un fichier JSON de Sessionize ou c3voc.',
      'This file is a web page or XML. Import a CSV table, or a JSON file of Sessionize or c3voc.',
      415,
    )
  }
  if (/^\s*BEGIN:VCALENDAR/i.test(text)) {
    throw new UnreadableFile(
      'C’est un calendrier (ICS), qui n’a ni formats ni personnes. Importez un tableau CSV, ou un fichier JSON de Sessionize ou c3voc.',
      'This is a calendar (ICS), which has neither formats nor people. Import a CSV table, or a JSON file of Sessionize or c3voc.',
      415,
    )
  }
  const drafts = /^\s*[{[]/.test(text)
    ? readJson(text, choices, destination)
    : readTable(readCsv(text), choices, destination, 'csv')
  return { ...drafts, problems: [...problems, ...drafts.problems] }
}

function readJson(text: string, choices: SessionChoices, destination: Destination): Drafts {
  const file = parse(text)
  const read = isSessionize(file) ? readSessionize : isC3voc(file) ? readC3voc : undefined
  if (!read) {
    throw new UnreadableFile(
      'Ce fichier JSON n’est ni l’export « All » de Sessionize, ni un schedule.json. Exportez de nouveau dans l’un de ces formats.',
      'This JSON is neither the "All" export of Sessionize nor a schedule.json.',
    )
  }
  const drafts = read(file, choices, destination)
  if (drafts.sessions.length + drafts.speakers.length + drafts.problems.length === 0) {
    throw new UnreadableFile(
      'Ce fichier ne contient aucune session, ou sous une forme qui n’est pas connue. Exportez-le dans un autre format.',
      'This file has no session, or in a form that is not known. Export it in another format.',
    )
  }
  if (drafts.sessions.length + drafts.speakers.length > MOST_ENTRIES) {
    throw new UnreadableFile(
      `Ce fichier compte plus de ${MOST_ENTRIES} contenus. Importez-le en plusieurs fois.`,
      `This file holds more than ${MOST_ENTRIES} entries. Import it in several parts.`,
    )
  }
  return drafts
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnreadableFile(
      'Ce fichier JSON est abîmé ou incomplet. Exportez-le de nouveau.',
      'This JSON is damaged or incomplete. Export it again.',
    )
  }
}
