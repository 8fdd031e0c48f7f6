import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const [table = '', list = ''] = readFileSync('docs/writes.md', 'utf8').split('\n## Tests\n')
const name = /\b[A-Z]\d+\b/g
const tests = [...list.matchAll(/^\| ([A-Z]\d+) \| `(.+?)` \| (.+?) \|$/gm)].map(
  ([, id = '', file = '', title = '']) => ({
    id,
    file,
    title,
  }),
)

test('every test of the table of writes exists', () => {
  expect(tests.length).toBeGreaterThan(50)
  const lost = tests.filter(({ file, title }) => !existsSync(file) || !readFileSync(file, 'utf8').includes(title))
  expect(lost).toEqual([])
})

test('the table of writes names the tests of its list, and no others', () => {
  const ids = tests.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect([...new Set(table.match(name))].sort()).toEqual([...ids].sort())
})

test('every cell of the table of writes names a test, or says that there is none', () => {
  const rows = table.split('\n').filter((line) => line.startsWith('| ') && !/^\| (---|Operation)/.test(line))
  const cells = rows.flatMap((row) => row.split('|').slice(2, -1))
  expect(cells.length).toBeGreaterThan(80)
  expect(cells.filter((cell) => !cell.match(name) && !/not tested|^ – $/.test(cell))).toEqual([])
})
