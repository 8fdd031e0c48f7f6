import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadOrCreateSecret } from '../../src/env/secret'
import { SettingsError } from '../../src/errors'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assises-secret-'))
})

afterEach(() => rm(folder, { recursive: true }))

describe('loadOrCreateSecret', () => {
  it('creates a secret that only its owner can read, and returns it from then on', async () => {
    const secret = loadOrCreateSecret(join(folder, 'data'))
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    expect(loadOrCreateSecret(join(folder, 'data'))).toBe(secret)
    expect((await stat(join(folder, 'data', 'secret'))).mode & 0o777).toBe(0o600)
    expect(await readdir(join(folder, 'data'))).toEqual(['first-start', 'secret'])
  })

  it('returns the same secret to processes that start together', async () => {
    const script = `import('${resolve('src/env/secret.ts')}').then((m) => console.log(m.loadOrCreateSecret('${folder}')))`
    const run = () => promisify(execFile)(process.execPath, ['--import', 'tsx', '--eval', script])
    const runs = await Promise.all(Array.from({ length: 6 }, run))
    const secrets = new Set(runs.map(({ stdout }) => stdout.trim()))
    expect([...secrets]).toEqual([(await readFile(join(folder, 'secret'), 'utf8')).trim()])
    expect(await readdir(folder)).toEqual(['first-start', 'secret'])
  }, 30_000)

  it('refuses a damaged file instead of replacing it', async () => {
    await writeFile(join(folder, 'secret'), 'court')
    expect(() => loadOrCreateSecret(folder)).toThrow(SettingsError)
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('court')
  })

  it('throws a sentence that says what to change when the folder cannot be written', async () => {
    await writeFile(join(folder, 'file'), '')
    expect(() => loadOrCreateSecret(join(folder, 'file'))).toThrow(/PAYLOAD_SECRET|ne peut pas être lu/)
  })
})
