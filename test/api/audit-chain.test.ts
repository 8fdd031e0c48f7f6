import { afterAll, beforeEach, expect, test } from 'vitest'
import { recordAudit } from '../../collections/shared/audit/record'
import { removeOldEntries } from '../../src/audit/retention'
import { sealEntries } from '../../src/audit/seal'
import { verifyAudit } from '../../src/audit/verify'
import { bootApp, type TestApp } from '../support/app'
import { auditOf } from '../support/audit-entries'
import { aSpeaker } from '../support/fixtures'

let app: TestApp

beforeEach(async () => {
  app ??= await bootApp()
  app.payload.logger.level = 'silent'
  await app.payload.db.deleteMany({ collection: 'audit', where: {} })
})
afterAll(() => app.close())

/** A sealed log of some entries. */
async function aLog(entries = 6): Promise<void> {
  for (let entry = 0; entry < entries; entry += 1) {
    await recordAudit({ payload: app.payload }, { action: 'update', collection: 'speakers', id: String(entry) })
  }
  await sealEntries(app.payload)
}

const change = (position: number, data: object) =>
  app.payload.db.updateOne({ collection: 'audit', where: { position: { equals: position } }, data: { ...data } })
const remove = (where: object) => app.payload.db.deleteMany({ collection: 'audit', where: { position: { ...where } } })
const check = async () => (await verifyAudit(app.payload)).broken

test('the entries of writes at once are one chain, whoever seals them at the same time', async () => {
  await Promise.all(Array.from({ length: 12 }, () => aSpeaker(app)))
  const seals = [sealEntries(app.payload), sealEntries(app.payload), sealEntries(app.payload)]
  await Promise.all(seals)
  await sealEntries(app.payload)
  const entries = await auditOf(app)
  expect(entries.map(({ position }) => position).sort((a, b) => Number(a) - Number(b))).toEqual(
    entries.map((_, index) => index + 1),
  )
  expect(await verifyAudit(app.payload)).toMatchObject({ first: 1, entries: entries.length, unsealed: 0 })
  expect(await check()).toBeUndefined()
})

test('a check finds an entry that was changed, whichever of its values', async () => {
  for (const data of [
    { action: 'login' },
    { actor: 'somebody' },
    { subject: 'other' },
    { address: '198.51.100.0/24' },
    { at: '2020-01-01T00:00:00.000Z' },
    { count: 3 },
    { hash: 'other' },
  ]) {
    await app.payload.db.deleteMany({ collection: 'audit', where: {} })
    await aLog()
    expect(await check()).toBeUndefined()
    await change(3, data)
    expect(await check(), JSON.stringify(data)).toEqual({ problem: 'changed', position: 3 })
  }
})

test('a check finds entries that were removed: in the middle, at the beginning, and at the end after a noted one', async () => {
  await aLog()
  const { head } = await verifyAudit(app.payload)
  await remove({ equals: 6 })
  expect((await verifyAudit(app.payload, head)).broken).toEqual({ problem: 'missing', position: 6 })
  await remove({ equals: 4 })
  expect(await check()).toEqual({ problem: 'missing', position: 4 })
  await remove({ in: [1, 2] })
  expect(await check()).toEqual({ problem: 'missing', position: 4 })
  await remove({ greater_than: 3 })
  expect(await check()).toEqual({ problem: 'removed', position: 1 })
})

test('a chain that was made again with another secret is none', async () => {
  await aLog()
  const { secret } = app.payload
  app.payload.secret = 'another-secret-0123456789abcdef'
  expect(await check()).toEqual({ problem: 'changed', position: 1 })
  app.payload.secret = secret
  expect(await check()).toBeUndefined()
})

test('old entries are removed from the beginning, after an entry that says so, and the chain stays whole', async () => {
  await aLog()
  const before = new Date(Date.now() + 1_000)
  const entries = await auditOf(app)
  await removeOldEntries(app.payload, new Date(entries[0]?.at ?? 0))
  expect(await auditOf(app)).toHaveLength(6)
  await removeOldEntries(app.payload, before)
  const left = await auditOf(app)
  expect(left).toMatchObject([{ action: 'retention', count: 6, position: 7 }])
  await aLog(2)
  expect(await verifyAudit(app.payload)).toMatchObject({ first: 7, entries: 3, unsealed: 0 })
  expect(await check()).toBeUndefined()
})
