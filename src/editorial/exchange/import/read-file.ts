import type { Drafts } from '../../../domain/exchange/drafts'
import { textOfFile } from '../../../domain/exchange/file-text'
import { UnreadableFile } from '../../../domain/exchange/problem'
import { isC3voc, readC3voc } from '../../../domain/exchange/schedules/c3voc'
import { isPretalx, readPretalx } from '../../../domain/exchange/schedules/pretalx'
import { isScheduleXml, scheduleOfXml } from '../../../domain/exchange/schedules/schedule-xml'
import { isSessionize, readSessionize } from '../../../domain/exchange/schedules/sessionize'
import { allOfGrid, isSessionizeGrid } from '../../../domain/exchange/schedules/sessionize-grid'
import type { Destination, SessionChoices } from '../../../domain/exchange/tables/read-sessions'
import { isArchive, readWorkbook } from '../workbook/read-workbook'
import { readCsv } from './read-csv'
import { readTable } from './read-table'

const MOST_ENTRIES = 5_000

/** Reads the drafts of a file in any of the formats. Throws an `UnreadableFile` that says what to change. */
export async function readFile(bytes: Uint8Array, choices: SessionChoices, destination: Destination): Promise<Drafts> {
  if (!isArchive(bytes)) return readTextFile(bytes, choices, destination)
  const { format, lines } = await readWorkbook(bytes)
  return readTable(lines, choices, destination, format)
}

/** Reads the drafts of a file that is no workbook. */
export function readTextFile(bytes: Uint8Array, choices: SessionChoices, destination: Destination): Drafts {
  const { text, problems } = textOfFile(bytes)
  const drafts = limited(readText(text, choices, destination))
  return { ...drafts, problems: [...problems, ...drafts.problems] }
}

function readText(text: string, choices: SessionChoices, destination: Destination): Drafts {
  if (isScheduleXml(text)) return { ...readC3voc(scheduleOfXml(text), choices, destination), format: 'schedule-xml' }
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text))
    throw unknownFormat('une page web ou un autre XML', 'a web page or another XML')
  if (/^\s*BEGIN:VCALENDAR/i.test(text)) throw unknownFormat('un calendrier (ICS)', 'a calendar (ICS)')
  if (/^\s*[{[]/.test(text)) return readJson(parse(text), choices, destination)
  return readTable(readCsv(text), choices, destination, 'csv')
}

const unknownFormat = (fr: string, en: string) =>
  new UnreadableFile(
    `C’est ${fr}. Importez un classeur Excel ou LibreOffice, un tableau CSV, ou un fichier de pretalx, Sessionize ou c3voc.`,
    `This is ${en}. Import a workbook of Excel or LibreOffice, a CSV table, or a file of pretalx, Sessionize or c3voc.`,
    415,
  )

function readJson(file: unknown, choices: SessionChoices, destination: Destination): Drafts {
  if (isSessionize(file)) return readSessionize(file, choices, destination)
  if (isSessionizeGrid(file)) return readSessionize(allOfGrid(file), choices, destination)
  if (isC3voc(file)) return readC3voc(file, choices, destination)
  if (isPretalx(file)) return readPretalx(file, choices, destination)
  throw new UnreadableFile(
    'Ce fichier JSON n’est ni un export « All » ou « GridSmart » de Sessionize, ni un export de pretalx, ni un schedule.json. Exportez de nouveau dans l’un de ces formats.',
    'This JSON is neither an export "All" or "GridSmart" of Sessionize, nor an export of pretalx, nor a schedule.json.',
  )
}

/** Refuses a file without contents, and one with too many. */
function limited(drafts: Drafts): Drafts {
  const { sessions, speakers, problems } = drafts
  if (sessions.length + speakers.length + problems.length === 0) {
    throw new UnreadableFile(
      'Ce fichier ne contient aucune session, ou sous une forme qui n’est pas connue. Exportez-le dans un autre format.',
      'This file has no session, or in a form that is not known. Export it in another format.',
    )
  }
  if (sessions.length + speakers.length > MOST_ENTRIES) {
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
