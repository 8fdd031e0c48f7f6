import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openArchive } from '../../src/backup/archive/archive-reader'
import { unpack } from '../../src/backup/restore/unpack'
import { randomOf } from '../support/random'
import { type CommandSite, commandSite } from '../support/site-commands'

const KILLS = Number(process.env.KILLS ?? 12)
const random = randomOf(Number(process.env.KILL_SEED ?? 1))

let site: CommandSite
let archive: string
/** Milliseconds that each command takes here. */
const duration = { backup: 0, restore: 0 }

const named = async () => (await site.inBackups()).filter((name) => name.startsWith('assises-'))
const mark = async () => (await site.sql('SELECT title FROM sessions_locales LIMIT 1'))[0]?.title
const filesOf = async () => (await readdir(site.mediaDir)).filter((name) => !name.startsWith('.')).sort()

async function timed(command: 'backup' | 'restore', ...args: string[]) {
  const startedAt = performance.now()
  const run = await site.begin(command, ...args).done
  duration[command] = performance.now() - startedAt
  return run
}

/** Begins a command and kills it somewhere in its second half, or lets it end. */
async function killedSomewhere(command: 'backup' | 'restore', ...args: string[]) {
  const running = site.begin(command, ...args)
  await wait(duration[command] * (0.3 + random(700) / 1_000))
  running.kill()
  await running.done
}

beforeAll(async () => {
  site = await commandSite()
  await (await site.start()).stop()
  await site.sql("UPDATE sessions_locales SET title = 'Sauvegardé'")
  expect(await timed('backup')).toEqual({ code: 0, output: expect.any(String) })
  archive = join(site.backups, (await named())[0] ?? '')
  expect(await timed('restore', archive, '--replace')).toEqual({ code: 0, output: expect.any(String) })
})
afterAll(() => site.close())

test('a killed backup leaves no archive that is not whole, and the next one removes what it left', async () => {
  for (let kill = 0; kill < KILLS; kill += 1) {
    await killedSomewhere('backup')
    for (const name of await named()) {
      const text = (await readFile(join(site.backups, name))).toString('latin1')
      expect(text, name).toContain('manifest.json')
    }
  }
  // Two archives of one second have one name.
  await wait(1_100)
  expect((await site.run('backup')).code).toBe(0)
  expect((await site.inBackups()).filter((name) => name.startsWith('.'))).toEqual([])
})

test('a killed restore has changed nothing, or is finished by the next start of the command', async () => {
  const files = await filesOf()
  for (let kill = 0; kill < KILLS; kill += 1) {
    await site.sql("UPDATE sessions_locales SET title = 'Plus tard'")
    await killedSomewhere('restore', archive, '--replace')
    const isPlanned = (await readdir(site.mediaDir)).includes('.restore.json')
    const found = isPlanned ? 'planned' : await mark()
    expect(['planned', 'Plus tard', 'Sauvegardé']).toContain(found)
    if (found === 'Plus tard') expect(await filesOf()).toEqual(files)
    expect(await site.run('restore', archive, '--replace')).toEqual({ code: 0, output: expect.any(String) })
    expect([await mark(), await filesOf()]).toEqual(['Sauvegardé', files])
    expect((await readdir(site.mediaDir)).filter((name) => name.startsWith('.restore'))).toEqual([])
  }
})

test('a start of the server finishes a restore that was killed while it put its data in place', async () => {
  await site.sql("UPDATE sessions_locales SET title = 'Plus tard'")
  const { folder: DATA_DIR, databaseUrl: DATABASE_URL, mediaDir: MEDIA_DIR, ledger, backups } = site
  const places = { DATA_DIR, DATABASE_URL, MEDIA_DIR, DOCUMENTS_DIR: join(DATA_DIR, 'documents'), LEDGER_FILE: ledger }
  const settings = {
    ...places,
    BACKUP_DIR: backups,
    BACKUP_KEEP: 1,
    S3_REGION: '',
    PAYLOAD_SECRET: '',
    isMongo: false,
    HOST: '',
    PORT: 0,
  }
  const plan = await unpack(settings, await openArchive(archive), 'killed')
  await writeFile(join(MEDIA_DIR, '.restore.json'), JSON.stringify(plan))
  const server = await site.start()
  expect(server.logs()).toContain('qui avait été interrompue, est achevée')
  await server.stop()
  expect(await mark()).toBe('Sauvegardé')
  expect((await readdir(MEDIA_DIR)).filter((name) => name.startsWith('.restore'))).toEqual([])
})
