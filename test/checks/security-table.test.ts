import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const threats = readFileSync('docs/security.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('`test/'))
  .map((line) => line.split('|').at(-2) ?? '')

/** The test files that a cell names, each with the titles after it. */
const shownBy = threats.flatMap((cell) =>
  [...cell.matchAll(/`(test\/[^`]+)`(?:: ([^`]+))?/g)].map(([, file = '', titles = '']) => ({
    file,
    titles: titles
      .split(';')
      .map((title) => title.trim())
      .filter(Boolean),
  })),
)

test('every test that docs/security.md names exists, with its title', () => {
  expect(shownBy.length).toBeGreaterThan(15)
  const lost = shownBy.filter(({ file, titles }) => {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined
    return text === undefined || titles.some((title) => !text.includes(title))
  })
  expect(lost).toEqual([])
})
