import type { Line } from '../../../domain/exchange/tables/row'
import { xmlParts } from '../../../domain/exchange/xml'

interface Limits {
  rows: number
  columns: number
}

/** Reads the filled rows of the first sheet of an ODS file that has any, from its `content.xml`. */
export function readOdsRows(content: string, limits: Limits): Line[] {
  const reader = odsReader(limits)
  let depth = 0
  for (const part of xmlParts(content)) {
    if (part.kind === 'start') {
      // A remark on a cell is no part of its text.
      if (part.name === 'annotation' || depth > 0) depth += 1
      else reader.start(part.name, part.attributes)
    } else if (part.kind === 'end') {
      if (depth > 0) depth -= 1
      else if (reader.end(part.name) === 'done') break
    } else if (depth === 0) reader.text(part.text)
  }
  return reader.lines
}

function odsReader({ rows, columns }: Limits) {
  const lines: Line[] = []
  let row = 0
  let cells: string[] = []
  let cell: { text: string; value: string; times: number; paragraphs: number } | undefined
  let rowTimes = 1
  const times = (attributes: Record<string, string>, name: string) => Math.max(1, Number(attributes[name]) || 1)
  const add = (text: string, count: number) => {
    for (let left = Math.min(count, columns - cells.length); left > 0; left -= 1) cells.push(text)
  }
  const endRow = () => {
    const isFilled = cells.some((text) => text !== '')
    // An empty row may be repeated a million times; a filled one is rarely repeated.
    const repeated = isFilled ? Math.min(rowTimes, rows - lines.length) : 0
    for (let index = 0; index < repeated; index += 1) lines.push({ row: row + index + 1, cells })
    row += rowTimes
  }
  return {
    lines,
    start: (name: string, attributes: Record<string, string>) => {
      if (name === 'table-row') [cells, rowTimes] = [[], times(attributes, 'number-rows-repeated')]
      else if (name === 'table-cell') {
        const value = typedValue(attributes)
        cell = { text: '', value, times: times(attributes, 'number-columns-repeated'), paragraphs: 0 }
      } else if (name === 'covered-table-cell') add('', times(attributes, 'number-columns-repeated'))
      else if (cell && name === 'p') {
        cell.text += cell.paragraphs > 0 ? '\n' : ''
        cell.paragraphs += 1
      }
      if (cell && name === 'line-break') cell.text += '\n'
      else if (cell && name === 's') cell.text += ' '.repeat(Math.min(times(attributes, 'c'), 100))
    },
    text: (text: string) => {
      if (cell) cell.text += text.replace(/\s*\n\s*/g, ' ')
    },
    end: (name: string): 'done' | undefined => {
      if (name === 'table-cell' && cell) {
        add(cell.value || cell.text.trim(), cell.times)
        cell = undefined
      }
      if (name === 'table-row') endRow()
      if (name !== 'table' && lines.length < rows) return undefined
      return lines.length > 0 ? 'done' : undefined
    },
  }
}

/** Returns the value of a cell that is a number, a day or a time; an empty text for other cells. */
function typedValue(attributes: Record<string, string>): string {
  const { 'value-type': type, value = '', 'date-value': date = '', 'time-value': time = '' } = attributes
  if (type === 'float') return value
  if (type === 'date') return date.replace(/(T\d{2}:\d{2}).*$/, '$1')
  const [, hours, minutes] = /^PT(\d+)H(\d+)M/.exec(time) ?? []
  return type === 'time' && hours && minutes ? `${hours}:${minutes}` : ''
}
