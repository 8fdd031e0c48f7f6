import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startServer } from '../support/production-server'
import { executeSql } from '../support/sqlite-client'

const PAYLOAD_SECRET = 'a-secret-for-tests-only-0123456789abcdef'
let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assises_test_refused-'))
  file = join(folder, 'assises.db')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const start = (env: Record<string, string> = {}, from: 'example' | 'nothing' = 'nothing') =>
  startServer({ from, databaseUrl: `file:${file}`, mediaDir: join(folder, 'media'), env: { PAYLOAD_SECRET, ...env } })

/** Starts, and returns what the process printed before it ended by itself. */
async function refusal(env?: Record<string, string>): Promise<string> {
  const error = await start(env).then(
    () => new Error('It started.'),
    (refused: Error) => refused,
  )
  expect(error.message).toContain('The server did not start.')
  expect(String(error.cause)).toContain('It ended with code 1.')
  return error.message
}

describe('a start is refused with a sentence, and changes nothing,', () => {
  test('on an SQLite file that is no database', async () => {
    await writeFile(file, 'This is no database. '.repeat(1_000))
    expect(await refusal()).toMatch(/assises\.db est abîmée.*restaurez la dernière sauvegarde/)
    expect(await readFile(file, 'utf8')).toBe('This is no database. '.repeat(1_000))
  })

  test('on an SQLite file with a damaged page', async () => {
    await (await start({}, 'example')).stop()
    const bytes = await readFile(file)
    // The first page has the names of the tables.
    bytes.fill(0x7f, 100, 4_000)
    await writeFile(file, bytes)
    await Promise.all(['-wal', '-shm'].map((end) => rm(file + end, { force: true })))
    expect(await refusal()).toMatch(/assises\.db est abîmée/)
    expect((await readFile(file)).equals(bytes)).toBe(true)
  })

  test('on a database that a newer version has upgraded', async () => {
    await (await start({}, 'example')).stop()
    const values = ['one-more', '29991231_000000_from_the_future']
    await executeSql(`file:${file}`, 'INSERT INTO payload_migrations (id, name, batch) VALUES (?, ?, 9)', values)
    expect(await refusal()).toMatch(/version plus récente.*29991231_000000_from_the_future/)
    await executeSql(`file:${file}`, "DELETE FROM payload_migrations WHERE id = 'one-more'")
    await (await start({}, 'example')).stop()
  })

  test('on an empty database beside the images of a site, which never become the public example', async () => {
    await (await start({}, 'example')).stop()
    await Promise.all(['', '-wal', '-shm'].map((end) => rm(file + end, { force: true })))
    expect(await refusal()).toMatch(/assises\.db est vide.*media.*SEED=none/)
    const server = await start({ SEED: 'none' })
    const editions = await (await fetch(`${server.url}/api/editions`)).json()
    expect(editions.totalDocs).toBe(0)
    expect(server.logs()).not.toContain('Le contenu d’exemple')
    await server.stop()
    // An administrator exists, and no edition: the example does not come back by itself.
    const again = await start()
    expect((await (await fetch(`${again.url}/api/editions`)).json()).totalDocs).toBe(0)
    await again.stop()
    expect(existsSync(join(folder, 'first-start'))).toBe(false)
  })
})

test('a folder of images that cannot be written is said at the end of the start, and the site is served', async () => {
  await writeFile(join(folder, 'media'), '')
  const server = await start({ SEED: 'none' })
  expect(server.logs()).toMatch(/ATTENTION.*media.*MEDIA_DIR/)
  expect((await fetch(`${server.url}/api/editions`)).status).toBe(200)
  await server.stop()
})
