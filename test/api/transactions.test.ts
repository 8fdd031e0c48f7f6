import { AsyncResource } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { repeatWhole } from '../../src/database/repeat-whole'
import { sqliteTransactions } from '../../src/database/sqlite-transactions'
import { afterCommit, outsideTransactions } from '../../src/database/transaction-scope'
import { urgently } from '../../src/database/urgent-writes'
import { bootApp, type TestApp } from '../support/app'
import { anEdition, aRoom, unique } from '../support/fixtures'
import { beginSql, readSql } from '../support/sqlite-client'

let app: TestApp

beforeAll(async () => {
  app = await bootApp()
})
afterAll(() => app.close())

/** A request of its own, and not a part of what runs when it is sent. */
const request = new AsyncResource('request')
const inAnotherRequest = <Result>(work: () => Promise<Result>) => request.runInAsyncScope(work)

const begin = async (behavior?: 'exclusive') => String(await app.payload.db.beginTransaction({ behavior }))
const commit = (id: string) => app.payload.db.commitTransaction(id)
const rollback = (id: string) => app.payload.db.rollbackTransaction(id)

const rename = (id: string, name: string, transactionID?: string) =>
  app.payload.db.updateOne({ collection: 'rooms', id, data: { name }, req: { transactionID } as never })

const nameOf = async (id: string) => {
  const room = await app.payload.db.findOne<{ id: string; name: string }>({
    collection: 'rooms',
    where: { id: { equals: id } },
  })
  return room?.name
}

const nameIn = (transactionID: string, id: string) =>
  app.payload.db.findOne({ collection: 'rooms', where: { id: { equals: id } }, req: { transactionID } as never })

const transactions = () => {
  const found = sqliteTransactions(app.payload.db)
  if (!found) throw new Error('This database is not SQLite.')
  return found
}

describe.runIf(process.env.TEST_DATABASE !== 'mongodb')('a transaction of SQLite', () => {
  test('is seen by readers once it is committed, and never when it is rolled back', async () => {
    const { id } = await aRoom(app, (await anEdition(app)).id, { name: 'Avant' })
    for (const [end, expected] of [
      [rollback, 'Avant'],
      [commit, 'Après'],
    ] as const) {
      const transaction = await begin()
      await rename(id, 'Après', transaction)
      expect(await nameOf(id)).toBe('Avant')
      await end(transaction)
      expect(await nameOf(id)).toBe(expected)
    }
  })

  test('makes the writes of others wait from its first write to its end', async () => {
    const edition = await anEdition(app)
    const [mine, theirs] = [await aRoom(app, edition.id), await aRoom(app, edition.id)]
    const transaction = await begin()
    // Nothing is written yet: others pass.
    await outsideTransactions(() => rename(theirs.id, 'Un'))
    await rename(mine.id, 'Un', transaction)
    let hasWritten = false
    const waiting = outsideTransactions(() => rename(theirs.id, 'Deux')).then(() => {
      hasWritten = true
    })
    await rename(mine.id, 'Deux', transaction)
    expect(hasWritten).toBe(false)
    await commit(transaction)
    await waiting
    expect([await nameOf(mine.id), await nameOf(theirs.id)]).toEqual(['Deux', 'Deux'])
  })

  test('refuses at once, by its name, a write of its operation that does not belong to it', async () => {
    const edition = await anEdition(app)
    const { id } = await aRoom(app, edition.id, { name: 'Avant' })
    const transaction = await begin()
    await rename(id, 'Après', transaction)
    await expect(rename(id, 'Dehors')).rejects.toThrow('updateOne rooms is outside the transaction')
    const create = app.payload.create({
      collection: 'rooms',
      data: { name: unique('Salle'), edition: edition.id, _status: 'published' } as never,
      overrideAccess: true,
    })
    await expect(create).rejects.toThrow('create rooms is outside the transaction')
    await commit(transaction)
    expect(await nameOf(id)).toBe('Après')
  })

  test('that stays open for too long is rolled back, and the next write passes', async () => {
    const { limits } = transactions()
    const { lifetimeMs } = limits
    const { id } = await aRoom(app, (await anEdition(app)).id, { name: 'Avant' })
    limits.lifetimeMs = 50
    const hanging = await begin()
    limits.lifetimeMs = lifetimeMs
    await rename(id, 'Perdu', hanging)
    await outsideTransactions(() => rename(id, 'Suivant'))
    await expect(rename(id, 'Perdu', hanging)).rejects.toMatchObject({ status: 503 })
    await expect(commit(hanging)).rejects.toMatchObject({ status: 503 })
    expect(await nameOf(id)).toBe('Suivant')
  })

  test('that another program makes wait is written once that one ends, and so is what follows', async () => {
    const { id } = await aRoom(app, (await anEdition(app)).id, { name: 'Avant' })
    const commitOther = await beginSql(app.database.url, 'UPDATE rooms SET capacity = 77 WHERE id = ?', [id])
    const writing = rename(id, 'Attendu')
    await wait(300)
    expect(await nameOf(id)).toBe('Avant')
    await commitOther()
    await writing
    for (const name of ['Un', 'Deux', 'Trois']) {
      const transaction = await begin()
      await rename(id, name, transaction)
      await commit(transaction)
      expect(await nameOf(id)).toBe(name)
    }
    const [row] = await readSql(app.database.url, `SELECT name, capacity FROM rooms WHERE id = '${id}'`)
    expect({ ...row }).toMatchObject({ name: 'Trois', capacity: 77 })
  })

  test('is written by a new connection after one that could not be opened', async () => {
    const { id } = await aRoom(app, (await anEdition(app)).id, { name: 'Avant' })
    const adapter = app.payload.db as unknown as SQLiteAdapter
    const { clientConfig } = adapter
    await (await transactions().connection()).close()
    adapter.clientConfig = { url: 'file:/nowhere/assises.db' }
    await expect(rename(id, 'Perdu')).rejects.toThrow('cannot connect')
    adapter.clientConfig = clientConfig
    await rename(id, 'Après')
    expect(await nameOf(id)).toBe('Après')
  })

  test('is ended by an urgent write, which those that wait let pass, and its operation is done again', async () => {
    const edition = await anEdition(app)
    const [mine, theirs] = [await aRoom(app, edition.id), await aRoom(app, edition.id, { name: 'Avant' })]
    const written: string[] = []
    const note = (name: string) => () => void written.push(name)
    let runs = 0
    await repeatWhole(async () => {
      runs += 1
      const transaction = await begin('exclusive')
      await rename(mine.id, `Essai ${runs}`, transaction)
      if (runs === 1) {
        const waiting = inAnotherRequest(() => rename(theirs.id, 'Attend')).then(note('waiting'))
        await inAnotherRequest(() => urgently(() => rename(theirs.id, 'Urgent'))).then(note('urgent'))
        await waiting
        await expect(nameIn(transaction, mine.id)).rejects.toMatchObject({ status: 503 })
      }
      await commit(transaction).catch(async (error: unknown) => {
        await rollback(transaction)
        throw error
      })
    })
    expect([written, runs]).toEqual([['urgent', 'waiting'], 2])
    expect([await nameOf(mine.id), await nameOf(theirs.id)]).toEqual(['Essai 2', 'Attend'])
  })

  test('that nobody does again is ended by an urgent write after a while, and what it wrote is lost', async () => {
    const { limits } = transactions()
    const { urgentMs } = limits
    limits.urgentMs = 50
    const { id } = await aRoom(app, (await anEdition(app)).id, { name: 'Avant' })
    const hanging = await begin('exclusive')
    await rename(id, 'Perdu', hanging)
    await outsideTransactions(() => urgently(() => rename(id, 'Urgent')))
    limits.urgentMs = urgentMs
    await expect(commit(hanging)).rejects.toMatchObject({ status: 503 })
    expect(await nameOf(id)).toBe('Urgent')
  })

  test('of an urgent write is ended by no other one, and what it leaves running is not urgent', async () => {
    const { id } = await aRoom(app, (await anEdition(app)).id, { name: 'Avant' })
    let left = Promise.resolve<unknown>(undefined)
    let [isOver, end] = [Promise.resolve(), () => {}]
    isOver = new Promise<void>((resolve) => {
      end = resolve
    })
    await outsideTransactions(() =>
      urgently(async () => {
        const transaction = await begin('exclusive')
        await rename(id, 'Un', transaction)
        const other = outsideTransactions(() => urgently(() => rename(id, 'Deux')))
        await rename(id, 'Encore un', transaction)
        await commit(transaction)
        await other
        left = outsideTransactions(() => isOver.then(() => rename(id, 'Plus tard')))
      }),
    )
    expect(await nameOf(id)).toBe('Deux')
    const running = await begin('exclusive')
    end()
    await rename(id, 'Pendant', running)
    await commit(running)
    await left
    expect(await nameOf(id)).toBe('Plus tard')
  })

  test('refuses what follows its end, so that no part of an operation is written alone', async () => {
    const { id } = await aRoom(app, (await anEdition(app)).id, { name: 'Avant' })
    const transaction = await begin()
    await rename(id, 'Perdu', transaction)
    await rollback(transaction)
    await expect(rename(id, 'Seul', transaction)).rejects.toThrow('over')
    await expect(commit(transaction)).rejects.toThrow('over')
    expect(await nameOf(id)).toBe('Avant')
  })
})

test('what follows a commit does not run before it, and never after a rollback', async ({ skip }) => {
  const ran: string[] = []
  const logged = (name: string) => afterCommit(app.payload, async () => void ran.push(name))
  const inTransaction = async (name: string, end: (id: string) => Promise<void>, payload: Payload) => {
    const id = await payload.db.beginTransaction()
    if (!id) skip('This server has no transactions.')
    await logged(name)
    expect(ran).not.toContain(name)
    await end(String(id))
  }
  await inTransaction('rolled back', rollback, app.payload)
  await inTransaction('committed', commit, app.payload)
  await logged('at once')
  expect(ran).toEqual(['committed', 'at once'])
})
