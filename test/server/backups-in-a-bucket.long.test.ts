import { randomBytes } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backUpBeforeMigration } from '../../src/backup/before-migration'
import { parseEnv } from '../../src/env/parse-env'
import { type BucketServer, hasBucketServer, startBucketServer } from '../support/bucket-server'
import { freePort } from '../support/free-port'
import { adminOf } from '../support/killable-site'
import type { RunningServer } from '../support/production-server'
import { type CommandSite, commandSite } from '../support/site-commands'
import { until } from '../support/wait-until'

const METRICS_TOKEN = 'a-token-for-tests-only'
const PAYLOAD_SECRET = 'a-secret-for-tests-only-0123456789abcdef'
const MEGABYTE = 1024 * 1024
const FOLDER = 'sauvegardes/production/'

describe.skipIf(!hasBucketServer())('backups in a bucket', () => {
  let bucket: BucketServer
  let shared: Record<string, string>
  let site: CommandSite
  let server: RunningServer
  let shown: { id: string }
  /** The first archive, from before somebody withdrew. */
  let first: string

  beforeAll(async () => {
    bucket = await startBucketServer()
    const { S3_BUCKET, S3_PREFIX: _, ...access } = bucket.settings
    shared = { ...access, BACKUP_BUCKET: `s3://${S3_BUCKET}/${FOLDER}`, METRICS_TOKEN }
    site = await commandSite(shared)
    server = await site.start()
    const { docs } = await (await fetch(`${server.url}/api/testimonials?limit=1&depth=0`)).json()
    shown = docs[0]
  })
  afterAll(async () => {
    bucket?.resume()
    await server?.stop()
    await Promise.all([bucket?.close(), site?.close()])
  })

  const keys = async () => (await bucket.keys(FOLDER)).map((key) => key.slice(FOLDER.length))
  const archives = async (reason = 'assises') => (await keys()).filter((key) => key.startsWith(`${reason}-`))
  const left = async () => (await site.inBackups()).filter((name) => name !== 'status.json')
  const metric = async (name: string, { url } = server) => {
    const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
    return new RegExp(`^${name} (.+)$`, 'm').exec(await response.text())?.[1]
  }
  /** A file that makes an archive of so many parts of 16 MB, while `work` runs. */
  const withParts = async (count: number, work: () => Promise<void>) => {
    const path = join(site.mediaDir, 'grand.bin')
    await mkdir(site.mediaDir, { recursive: true })
    await writeFile(path, randomBytes(count * 16 * MEGABYTE))
    await work().finally(() => rm(path))
  }

  test('an archive goes there with the ledger beside it, and nothing of it stays on the disk', async () => {
    const { code, output } = await site.run('backup')
    const [name = ''] = await archives()
    first = name
    expect([code, output]).toEqual([0, expect.stringContaining(`${shared.BACKUP_BUCKET}${name}`)])
    expect(await keys()).toEqual([name, 'ledger.jsonl'])
    expect(await site.inBackups()).toEqual([])
  })

  test('a kill during the upload leaves no archive, and the next backup removes its parts', async () => {
    await withParts(5, async () => {
      const running = site.begin('backup')
      await until(async () => (await bucket.uploads()).length > 0, 30_000)
      running.kill()
      await running.done
    })
    expect(await archives()).toEqual([first])
    expect(await bucket.uploads()).toHaveLength(1)
    expect(await left()).not.toEqual([])
    expect((await site.run('backup')).code).toBe(0)
    expect([await bucket.uploads(), await left()]).toEqual([[], []])
    expect(await archives()).toHaveLength(2)
    // From here on the ledger of the site has a fact more, and no backup brings it there.
    const json = { collection: 'testimonials', id: shown.id }
    const withdrawn = await (await adminOf(server))('person-pages/withdrawals', { method: 'POST', json })
    expect(withdrawn.status).toBeLessThan(300)
  })

  test('an upload that breaks leaves nothing, there or on the disk, and says what to check', async () => {
    const before = await keys()
    const relay = await breakingRelay(String(shared.S3_ENDPOINT), 20 * MEGABYTE)
    await withParts(3, async () => {
      const { code, output } = await site.runWith({ S3_ENDPOINT: relay.url }, 'backup')
      expect([code, output]).toEqual([1, expect.stringMatching(/ne répond pas .*vérifiez S3_ENDPOINT/)])
    })
    relay.close()
    await until(async () => (await metric('assises_backup_failed')) === '1', 15_000)
    expect([await keys(), await bucket.uploads(), await left()]).toEqual([[...before, 'status.json'], [], []])
  })

  test.each([
    ['no bucket', { BACKUP_BUCKET: 's3://assises-absent' }, /assises-absent, n’existe pas : créez-le/],
    ['a refused key', { S3_SECRET_ACCESS_KEY: 'not-the-secret' }, /refuse la clé .*S3_SECRET_ACCESS_KEY/],
    ['no answer', { S3_ENDPOINT: 'http://127.0.0.1:9' }, /ne répond pas \(ECONNREFUSED\) : vérifiez S3_ENDPOINT/],
  ])('%s is one sentence that says what to change, and changes nothing', async (_, settings, sentence) => {
    const before = await keys()
    const { code, output } = await site.runWith(settings, 'backup')
    expect([code, output.replaceAll('\u00A0', ' ')]).toEqual([1, expect.stringMatching(sentence)])
    expect(output).not.toMatch(/^ +at /m)
    // A bucket that may not be written has no status: the failure is noted on the disk.
    expect([await keys(), await site.inBackups()]).toEqual([before, ['status.json']])
  })

  test('what was withdrawn since stays so on another machine, which has the settings alone', async () => {
    const elsewhere = await commandSite(shared)
    try {
      const missing = await elsewhere.run('restore', 'assises-2001-01-01T00-00-00Z.tar')
      expect([missing.code, missing.output]).toEqual([1, expect.stringMatching(/pas de sauvegarde à s3:\/\//)])
      await bucket.write(`${FOLDER}cut.tar`, (await bucket.read(FOLDER + first)).subarray(0, 100_000))
      const cut = await elsewhere.run('restore', 'cut.tar')
      expect([cut.code, cut.output]).toEqual([1, expect.stringMatching(/abîmée ou incomplète/)])
      // The running server copies its ledger there by itself.
      await until(
        async () => (await bucket.read(`${FOLDER}ledger.jsonl`)).toString().trim().split('\n').length > 1,
        45_000,
      )
      const restored = await elsewhere.run('restore', `${shared.BACKUP_BUCKET}${first}`)
      expect([restored.code, restored.output]).toEqual([0, expect.stringMatching(/repris à côté de la sauvegarde/)])
      const again = await elsewhere.run('restore', first, '--replace')
      expect([again.code, again.output]).toEqual([0, expect.stringMatching(/s3:\/\/.*before-restore-/)])
      expect(await archives('before-restore')).toHaveLength(1)
      expect((await elsewhere.inBackups()).filter((each) => each !== 'status.json')).toEqual([])
      const started = await elsewhere.start()
      const statusOf = async (path: string) => (await fetch(`${started.url}${path}`)).status
      expect([await statusOf(`/api/testimonials/${shown.id}`), await statusOf('/api/sessions')]).toEqual([404, 200])
      await started.stop()
    } finally {
      await elsewhere.close()
    }
  })

  test('BACKUP_KEEP removes the oldest there, and ours alone', async () => {
    await bucket.write(`${FOLDER}assises-du-voisin.tar`, Buffer.from('a file of somebody else'))
    const all = [...(await archives())]
    const { code } = await site.runWith({ BACKUP_KEEP: '2' }, 'backup')
    const after = await archives()
    expect([code, after.includes(first), after.length]).toEqual([0, false, all.length])
    expect(after).toContain('assises-du-voisin.tar')
  })

  test('a backup before a migration goes there, and nothing is migrated without it', async () => {
    await server.stop()
    await site.sql('DELETE FROM payload_migrations WHERE id = (SELECT max(id) FROM payload_migrations)')
    const { databaseUrl, mediaDir } = site
    const settings = { ...parseEnv({ ...shared, DATABASE_URL: databaseUrl, MEDIA_DIR: mediaDir }), PAYLOAD_SECRET }
    await expect(backUpBeforeMigration({ ...settings, S3_ENDPOINT: 'http://127.0.0.1:9' })).rejects.toThrow(
      /ne répond pas/,
    )
    expect(await archives('before-migration')).toEqual([])
    expect(await backUpBeforeMigration(settings)).toMatch(
      /^s3:\/\/assises-tests\/sauvegardes\/production\/before-migration-/,
    )
    expect(await archives('before-migration')).toHaveLength(1)
  })
})

/** Passes everything on to a server until `bytes` were sent through it, and then only what is small. */
async function breakingRelay(to: string, bytes: number) {
  const [target, port] = [new URL(to), await freePort()]
  let sent = 0
  const relay = createServer((incoming: Socket) => {
    const outgoing = connect(Number(target.port), target.hostname)
    let own = 0
    incoming.on('data', (chunk) => {
      sent += chunk.length
      own += chunk.length
      if (sent > bytes && own > MEGABYTE) for (const end of [incoming, outgoing]) end.destroy()
      else outgoing.write(chunk)
    })
    outgoing.on('data', (chunk) => incoming.write(chunk))
    for (const [end, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      end.on('error', () => other.destroy())
      end.on('close', () => other.destroy())
    }
  })
  await new Promise<void>((listening) => relay.listen(port, '127.0.0.1', listening))
  return { url: `http://127.0.0.1:${port}`, close: () => void relay.close() }
}
