import { stringify } from 'csv-stringify/sync'
import { neutralise } from '../domain/exchange/cells/spreadsheet-text'

/** The cells of a table: the titles of its columns, then its lines. */
export interface Table {
  titles: string[]
  lines: string[][]
}

/** Writes a table for French spreadsheets: semicolons, a byte order mark, CRLF. No cell is a formula. */
export function writeCsv({ titles, lines }: Table): string {
  const records = [titles, ...lines].map((cells) => cells.map(neutralise))
  // The library quotes a cell with CRLF only; a reader of RFC 4180 ends the record at a line feed as well.
  return stringify(records, { delimiter: ';', bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}
