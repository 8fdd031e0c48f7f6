import { writeXlsx } from 'hucre/xlsx'
import type { Table } from '../../../content/write-csv'
import { neutralise } from '../../../domain/exchange/cells/spreadsheet-text'
import { writeOds } from './write-ods'

/** Writes a table as a workbook of one sheet. All cells are texts, and none is a formula. */
export async function writeWorkbook(format: 'xlsx' | 'ods', { titles, lines }: Table): Promise<Uint8Array> {
  const rows = [titles, ...lines].map((cells) => cells.map(neutralise))
  if (format === 'ods') return writeOds('Programme', rows)
  return writeXlsx({ sheets: [{ name: 'Programme', rows, freezePane: { rows: 1 } }] })
}
