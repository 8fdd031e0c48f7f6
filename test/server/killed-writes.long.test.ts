import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../support/database'
import { ageNotes, leaveLeasesBehind } from '../support/killable-site'
import { withoutTopLevelAwait } from '../support/node-conditions'
import { randomOf } from '../support/random'

const KILLS = Number(process.env.KILLS ?? 10)
const SEED = Number(process.env.KILL_SEED ?? 1)
/** The longest time that a process writes before it is killed, in milliseconds. */
const WRITES_FOR_MS = 4_000

interface Message {
  broken?: string[]
  wrote?: string
  refused?: string
  isWriting?: boolean
}

const root = fileURLToPath(new URL('../..', import.meta.url))
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.dispose())

/** Starts a process, and returns what it found before it began to write. */
async function start(seed: number, onMessage: (message: Message) => void): Promise<[ChildProcess, string[]]> {
  const child = fork('test/support/writing-process.ts', {
    cwd: root,
    execArgv: [...withoutTopLevelAwait, '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      MEDIA_DIR: join(database.folder, 'media'),
      PAYLOAD_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
      JOURNAL: join(database.folder, 'journal'),
      RANDOM_SEED: String(seed),
    },
  })
  const writing = new Promise<void>((resolve) => {
    child.on('message', (message: Message) => {
      if (message.isWriting) resolve()
      onMessage(message)
    })
  })
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('It ended before it could write.')))
  const [{ broken = [] }] = (await Promise.race([once(child, 'message'), ended])) as [Message]
  if (broken.length === 0) await Promise.race([writing, ended])
  ended.catch(() => undefined)
  return [child, broken]
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) throw new Error('The process ended by itself.')
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
  // On MongoDB, where a process of another machine may still be writing, nobody waits here until it is taken for dead.
  await leaveLeasesBehind({ databaseUrl: database.url })
  if (database.kind === 'mongodb') await ageNotes(join(database.folder, 'media'))
}

// Without transactions, a MongoDB keeps the part of a document that was written before a kill.
const isWhole = process.env.TEST_DATABASE !== 'mongodb' || /[?&]replicaSet=/.test(process.env.TEST_MONGODB_URL ?? '')

describe.runIf(isWhole)(`after each of ${KILLS} kills`, () => {
  test(
    'every write is whole or not at all, and no acknowledged one is lost',
    async () => {
      const wrote = new Map<string, number>()
      const refused = new Set<string>()
      const random = randomOf(SEED)
      const count = (message: Message) => {
        if (message.wrote) wrote.set(message.wrote, (wrote.get(message.wrote) ?? 0) + 1)
        if (message.refused) refused.add(message.refused)
      }
      for (let nth = 0; nth <= KILLS; nth += 1) {
        const [child, broken] = await start(SEED + nth, count)
        expect(broken, `after kill ${nth}, seed ${SEED}`).toEqual([])
        await wait(random(WRITES_FOR_MS))
        await kill(child)
        if (nth % 20 === 0) console.log(nth, Object.fromEntries(wrote))
      }
      console.log(Object.fromEntries(wrote), [...refused].slice(0, 40))
      // Few kills see few kinds of writes.
      expect(wrote.size).toBeGreaterThan(Math.min(12, KILLS / 4))
    },
    KILLS * 60_000,
  )
})
