import { spawn } from 'node:child_process'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrations } from '../../src/migrations'
import { withoutTopLevelAwait } from '../support/node-conditions'
import { randomOf } from '../support/random'
import { executeSql, readSql } from '../support/sqlite-client'

const KILLS = Number(process.env.KILLS ?? 5)
const root = fileURLToPath(new URL('../..', import.meta.url))
const random = randomOf(1)
let folder: string
let oldFile: string

interface End {
  code: number | null
  output: string
}

/** Migrates a file in a process, which is killed `killAfterMs` after its first migration has begun when that is given. */
function migrate(file: string, { upTo = '', killAfterMs }: { upTo?: string; killAfterMs?: number } = {}): Promise<End> {
  const node = [...withoutTopLevelAwait, '--import', 'tsx', 'test/support/migrate-some.ts', upTo]
  const env = { PATH: process.env.PATH, NODE_ENV: 'test' as const, DATABASE_URL: `file:${file}` }
  const child = spawn(process.execPath, node, { cwd: root, env })
  let output = ''
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  child.stdout.on('data', (chunk) => {
    const hadBegun = output.includes('Migrating:')
    output += chunk
    if (killAfterMs === undefined || hadBegun || !output.includes('Migrating:')) return
    setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })))
}

const tablesOf = (file: string) =>
  readSql(`file:${file}`, "SELECT name, sql FROM sqlite_master WHERE sql <> '' ORDER BY name")

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assises_test_migrations-'))
  oldFile = join(folder, 'old.db')
  const file = join(folder, 'first.db')
  await migrate(file, { upTo: '1' })
  // Unlike the file itself, the copy is complete without its write-ahead log.
  await executeSql(`file:${file}`, 'VACUUM INTO ?', [oldFile])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.each([
  ['the first start', 400],
  ['an upgrade', 60],
] as const)('a process killed in the migrations of %s starts again, each time', async (which, withinMs) => {
  const isUpgrade = which === 'an upgrade'
  const whole = join(folder, `${isUpgrade} whole.db`)
  if (isUpgrade) await copyFile(oldFile, whole)
  await migrate(whole)
  for (let nth = 0; nth < KILLS; nth += 1) {
    const file = join(folder, `${isUpgrade} ${nth}.db`)
    if (isUpgrade) await copyFile(oldFile, file)
    await migrate(file, { killAfterMs: random(withinMs) })
    const { code, output } = await migrate(file)
    expect(code, output).toBe(0)
    expect(await tablesOf(file)).toEqual(await tablesOf(whole))
    const applied = await readSql(`file:${file}`, 'SELECT name FROM payload_migrations ORDER BY name')
    expect(applied.map((row) => Object.values(row)[0])).toEqual(migrations.map(({ name }) => name))
  }
})

test('two processes that migrate one file at once both start, and each migration is made once', async () => {
  for (const [name, withFile] of [
    ['upgraded by two', true],
    ['made by two', false],
  ] as const) {
    const file = join(folder, `${name}.db`)
    if (withFile) await copyFile(oldFile, file)
    const ends = await Promise.all([migrate(file), migrate(file)])
    expect(
      ends.map(({ code }) => code),
      ends.map(({ output }) => output).join('\n'),
    ).toEqual([0, 0])
    const applied = await readSql(`file:${file}`, 'SELECT name FROM payload_migrations ORDER BY name')
    expect(applied.map((row) => Object.values(row)[0])).toEqual(migrations.map((migration) => migration.name))
  }
})

test('a file that an older version left half migrated stops the start, and asks for the backup', async () => {
  const file = join(folder, 'half.db')
  await copyFile(oldFile, file)
  await executeSql(`file:${file}`, 'DELETE FROM payload_migrations')
  const { code, output } = await migrate(file)
  expect(code).toBe(1)
  expect(output).toContain('restaurez la sauvegarde')
})
