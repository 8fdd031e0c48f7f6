import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { version } from '../../package.json'

const secret = '9f2c41d07be85a63c1f0d2e4a7b69358'
const busy = createServer()
let data: string

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'assises-start-'))
})

afterEach(async () => {
  busy.close()
  await rm(data, { recursive: true })
})

/** Starts the real command, and expects it to exit before it builds or loads anything. */
async function start(settings: Record<string, string>, options: string[] = []) {
  const from = performance.now()
  const child = spawn(process.execPath, ['src/scripts/start.cjs', '--no-build', ...options], {
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      DATABASE_URL: `file:${data}/cms.db`,
      ...settings,
    },
  })
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ])
  return { code, stdout, stderr, seconds: (performance.now() - from) / 1_000 }
}

describe('npm start refuses, in French and without a stack,', () => {
  it('a port that is taken', async () => {
    busy.listen(0, '127.0.0.1')
    await once(busy, 'listening')
    const { port } = busy.address() as AddressInfo
    const { code, stderr } = await start({ PORT: String(port) })
    expect(code).toBe(1)
    expect(stderr).toMatch(new RegExp(`^Le port ${port} est déjà pris.*PORT\\.\\n$`))
  }, 20_000)

  it('a MongoDB that does not answer, within 5 s', async () => {
    const { code, stderr, seconds } = await start({
      PORT: '39117',
      DATABASE_URL: 'mongodb://user:hunter2@127.0.0.1:1/cms',
      PAYLOAD_SECRET: secret,
    })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^La base de données ne répond pas \(127\.0\.0\.1:1\).*DATABASE_URL\.\n$/)
    expect(stderr).not.toContain('hunter2')
    expect(seconds).toBeLessThan(5)
  }, 20_000)

  it('wrong settings, all of them at once', async () => {
    const { code, stderr } = await start({ PORT: 'x', PAYLOAD_SECRET: 'change-me', CORS_ORIGINS: '*' })
    expect(code).toBe(1)
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => /\w+/.exec(line)?.[0]),
    ).toEqual(['Configuration', 'PORT', 'CORS_ORIGINS', 'PAYLOAD_SECRET'])
  }, 20_000)
})

describe('npm start answers without starting', () => {
  it('--help with its options, and --version with the version, whatever the settings are', async () => {
    const help = await start({ PORT: 'x' }, ['--help'])
    expect([help.code, help.stderr]).toEqual([0, ''])
    for (const option of ['--no-build', '--dev', '--version', 'docs/operations.md'])
      expect(help.stdout).toContain(option)
    expect(await start({ PORT: 'x' }, ['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` })
  }, 20_000)

  it('an unknown option, with where they are listed', async () => {
    const { code, stderr } = await start({}, ['--port=8080'])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^Option inconnue.*--port=8080.*--help/)
  }, 20_000)
})
