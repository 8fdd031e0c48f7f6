import { type CellValue, readXlsx } from 'hucre/xlsx'
import { UnreadableFile } from '../../../domain/exchange/problem'
import type { Line } from '../../../domain/exchange/tables/row'
import { RefusedArchive, unzip, type ZipFiles, zipStored } from './bounded-zip'
import { readOdsRows } from './read-ods'

// One row more than a table may have, with lines above its titles, so that a longer one is refused and not cut.
const limits = { rows: 5_100, columns: 101 }

/** A table that was read from a workbook. */
export interface WorkbookTable {
  format: 'xlsx' | 'ods'
  lines: Line[]
}

/** Whether a file is a ZIP archive, as the workbooks of Excel and LibreOffice are. */
export const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Reads the first sheet of an XLSX or ODS file that has any content. Throws an `UnreadableFile`. */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookTable> {
  const files = unpack(bytes)
  const content = files.get('content.xml')
  if (content) return { format: 'ods', lines: readOdsRows(new TextDecoder().decode(content), limits) }
  if (files.has('xl/workbook.xml')) return { format: 'xlsx', lines: await readXlsxRows(files) }
  throw new UnreadableFile(
    'Cette archive n’est pas un classeur Excel (.xlsx) ou LibreOffice (.ods). Importez le fichier qu’elle contient.',
    'This archive is no workbook of Excel (.xlsx) or LibreOffice (.ods). Import the file that is in it.',
    415,
  )
}

const wanted =
  /^(?:content|\[Content_Types\]|xl\/(?:workbook|sharedStrings|styles|worksheets\/[\w.-]+))\.xml$|^(?:_rels\/|xl\/_rels\/workbook\.xml)\.rels$/i

function unpack(bytes: Uint8Array): ZipFiles {
  try {
    return unzip(bytes, (name) => wanted.test(name))
  } catch (error) {
    if (error instanceof RefusedArchive) throw damaged()
    throw error
  }
}

async function readXlsxRows(files: ZipFiles): Promise<Line[]> {
  try {
    // The files are packed again as they were measured, so that the reader unpacks no more than that.
    const archive = zipStored(files)
    const range = 'A1:CW5100'
    const { sheets } = await readXlsx(archive, { range, maxRows: limits.rows, sheets: (sheet) => !sheet.hidden })
    const tables = sheets.map(({ rows }) => rows.map((cells, index) => ({ row: index + 1, cells: cells.map(textOf) })))
    return tables.find((lines) => lines.some(({ cells }) => cells.some((cell) => cell !== ''))) ?? []
  } catch {
    throw damaged()
  }
}

const damaged = () =>
  new UnreadableFile(
    'Ce classeur est abîmé, protégé par un mot de passe ou trop grand. Ouvrez-le, enregistrez-le de nouveau, ou enregistrez-le en « CSV UTF-8 ».',
    'This workbook is damaged, protected by a password or too large. Open it and save it again, or save it as CSV.',
  )

/** Returns the text of a cell: of a day or a time, as the readers of tables read them. */
function textOf(value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'VRAI' : 'FAUX'
  if (!(value instanceof Date)) return String(value)
  if (Number.isNaN(value.getTime())) return ''
  const minutes = new Date(Math.round(value.getTime() / 60_000) * 60_000).toISOString()
  const [day = '', time = ''] = minutes.slice(0, 16).split('T')
  // A time alone is on the day zero of spreadsheets.
  if (day < '1901') return time
  return time === '00:00' ? day : `${day}T${time}`
}
