import { stringify } from 'csv-stringify/sync'
import { neutralise } from '../../../domain/exchange/cells/spreadsheet-text'

/**
 * A table for French spreadsheets: semicolons, a byte order mark, CRLF; no cell is a formula. `titles` is the first line.
 */
export function writeCsv(titles: readonly string[], lines: readonly (readonly string[])[]): string {
  const table = [titles, ...lines].map((cells) => cells.map(neutralise))
  return stringify(table, { delimiter: ';', bom: true, record_delimiter: 'windows' })
}
