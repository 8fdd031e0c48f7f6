import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fingerprint } from '../../src/scripts/build/fingerprint'

let folder: string

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assises-fingerprint-'))
  await write('src/app/page.tsx', 'one')
  await write('collections/editions/index.ts', 'one')
  await write('package-lock.json', '{}')
})

afterEach(() => rm(folder, { recursive: true }))

it('stays the same while the sources of the build stay the same', async () => {
  const before = fingerprint(folder)
  await write('src/app/page.tsx', 'one')
  await write('test/page.test.ts', 'a test')
  await write('src/server/public/listen.ts', 'around the bundle')
  await write('src/scripts/start.ts', 'around the bundle')
  expect(fingerprint(folder)).toBe(before)
})

it.each([
  ['a source changes', () => write('src/app/page.tsx', 'two')],
  ['a collection appears', () => write('collections/rooms/index.ts', '')],
  ['a dependency changes', () => write('package-lock.json', '{"next":1}')],
  ['the configuration appears', () => write('payload.config.ts', 'one')],
  ['the way styles are built changes', () => write('postcss.config.mjs', 'one')],
  ['a file is renamed', () => rename(join(folder, 'src/app/page.tsx'), join(folder, 'src/app/other.tsx'))],
])('changes when %s', async (_, change) => {
  const before = fingerprint(folder)
  await change()
  expect(fingerprint(folder)).not.toBe(before)
})
