import { spawnSync } from 'node:child_process'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { parseCsv } from 'hucre'
import { expect, test } from 'vitest'
import { writeCsv } from '../../src/content/write-csv'
import { restore } from '../../src/domain/exchange/cells/spreadsheet-text'

const hostile = fc.constantFrom('=cmd|calc', ' =A1', '\u200B@x', '"', '""', ';', "'", '+1', '- point', 'a', 'é', '')
const cell = fc
  .array(hostile, { minLength: 1, maxLength: 4 })
  .chain((parts) => fc.constantFrom('\n', '\r\n', '\r', ' ').map((between) => parts.join(between)))
const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 })
const titles = ['Un', 'Deux', 'Trois']

const restored = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) => row.map((value) => restore(String(value))))

test('two readers of CSV find the same cells, those with line breaks and quotation marks included', () => {
  fc.assert(
    fc.property(table, (lines) => {
      const csv = writeCsv({ titles, lines })
      const expected = [titles, ...lines]
      const options = { bom: true, delimiter: ';', record_delimiter: ['\r\n', '\n'], relax_column_count: true }
      expect(restored(parse(csv, options) as string[][])).toEqual(expected)
      expect(restored(parseCsv(csv, { delimiter: ';', skipBom: true }))).toEqual(expected)
    }),
  )
})

test('the reader of Python finds them too, and no line of a cell starts a formula', ({ skip }) => {
  const script =
    'import csv,io,json,sys\nt=sys.stdin.buffer.read().decode("utf-8-sig")\nprint(json.dumps(list(csv.reader(io.StringIO(t,newline=""),delimiter=";"))))'
  const lines = fc.sample(table, { numRuns: 200, seed: 14 }).flat()
  const found = spawnSync('python3', ['-c', script], { input: writeCsv({ titles, lines }), encoding: 'utf8' })
  if (found.error) return skip('There is no Python here.')
  const cells = JSON.parse(found.stdout) as string[][]
  expect(restored(cells)).toEqual([titles, ...lines])
  for (const line of cells.flat().flatMap((text) => text.split(/\r\n|[\n\r]/))) {
    expect(line).not.toMatch(/^[\s\u200B\uFEFF]*[=+\-@]/)
  }
})
