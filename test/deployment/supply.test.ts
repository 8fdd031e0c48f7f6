import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')

test('every action of the workflows is pinned by its commit, with its version beside it', () => {
  const uses = readdirSync(new URL('../../.github/workflows', import.meta.url)).flatMap((name) =>
    [...read(`.github/workflows/${name}`).matchAll(/uses: (.+)$/gm)].map(([, action = '']) => action),
  )
  expect(uses.length).toBeGreaterThan(3)
  for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
})

test('no package runs a script when it is installed', () => {
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
  expect(read('Dockerfile')).toMatch(/^COPY .*\.npmrc .*\nRUN npm ci/m)
  expect(read('.dockerignore').split('\n')).toContain('!.npmrc')
})

test('the image and the tests run on lines of Node that are supported', () => {
  const [, image] = /^FROM node:(\d+)\./m.exec(read('Dockerfile')) ?? []
  const lines = [...read('.ci/run').matchAll(/^other_node (\d+)$/gm)].map(([, line]) => line)
  expect(lines).toContain(image)
  expect(lines.every((line) => Number(line) % 2 === 0 && Number(line) >= 22)).toBe(true)
})

test('packages are audited and listed on each run, and flaws have an address', () => {
  const run = read('.ci/run')
  expect(run).toContain('.ci/audit')
  expect(run).toContain('npm run --silent sbom')
  expect(read('.github/SECURITY.md')).toContain('/.well-known/security.txt')
})
