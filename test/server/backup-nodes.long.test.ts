import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBackupStatus } from '../../src/backup/status'
import { databaseKinds } from '../support/killable-site'
import { dropMongoDatabase, mongoDatabaseUrl } from '../support/mongo'
import { type RunningServer, startServer } from '../support/production-server'
import { until } from '../support/wait-until'

const METRICS_TOKEN = 'a-token-for-tests-only'

describe.each(databaseKinds)('two nodes on %s with BACKUP_CRON', (kind) => {
  const nodes: RunningServer[] = []
  let folder: string
  let databaseUrl: string

  const backupsOf = (node: string) => join(folder, `backups-${node}`)
  const archivesOf = async (node: string) =>
    (await readdir(backupsOf(node))).filter((name) => name.startsWith('assises-'))

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assises_test_backups-'))
    const name = folder.split('/').at(-1)?.replace('-', '_') ?? ''
    databaseUrl = kind === 'sqlite' ? `file:${join(folder, 'assises.db')}` : mongoDatabaseUrl(name)
    for (const node of ['one', 'other']) {
      await mkdir(backupsOf(node))
      const env = { BACKUP_CRON: '* * * * *', BACKUP_KEEP: '1', BACKUP_DIR: backupsOf(node), METRICS_TOKEN }
      nodes.push(await startServer({ databaseUrl, mediaDir: join(folder, 'media'), env, readyWithinMs: 600_000 }))
    }
  }, 900_000)
  afterAll(async () => {
    for (const node of nodes) await node.stop()
    if (kind === 'mongodb') await dropMongoDatabase(databaseUrl)
    await rm(folder, { recursive: true, force: true })
  })

  const metricsOf = async ({ url }: RunningServer) => {
    const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
    return response.text()
  }

  test('make one for both, verify it, keep as many as asked, and say how old it is', async () => {
    const verified = async () => {
      const all = await Promise.all(['one', 'other'].map((node) => readBackupStatus({ BACKUP_DIR: backupsOf(node) })))
      expect(all.map(({ failed }) => failed?.reason)).toEqual([undefined, undefined])
      return all.flatMap((status) => status.verified ?? [])
    }
    await until(async () => (await verified()).length > 0, 500_000)
    const [one, other] = [await archivesOf('one'), await archivesOf('other')]
    const taken = [...one, ...other].map((name) => name.slice(0, 'assises-2024-11-21T08-00'.length))
    expect(new Set(taken).size).toBe(taken.length)
    expect(Math.max(one.length, other.length)).toBe(1)
    const ages = (await Promise.all(nodes.map(metricsOf)))
      .join('')
      .match(/^assises_backup_verified_age_seconds \d+.*$/gm)
    expect(ages?.length).toBeGreaterThan(0)
  }, 600_000)
})
