import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readLedger } from '../../src/consent/ledger/file'
import {
  type AdminClient,
  adminOf,
  databaseKinds,
  type KillableSite,
  killableSite,
  leaveLeasesBehind,
  leaveWithdrawalsBehind,
} from '../support/killable-site'
import { aPersonOnServer, type PersonOnServer, placesOnServer } from '../support/person-on-server'
import { until } from '../support/wait-until'

/** When the process is killed, in milliseconds after the request was sent. */
const KILLS = Number(process.env.KILLS ?? 5) < 5 ? [5, 120, 1_000] : [5, 40, 120, 400, 1_000]
/** A recovery that finds what another node may be doing comes back a minute later. */
const RECOVERED_WITHIN_MS = 150_000

describe.each(databaseKinds)('on %s, a process killed', (kind) => {
  let site: KillableSite
  let admin: AdminClient
  const began = Date.now()
  /** What the processes that were killed have printed. */
  let printed = ''

  beforeAll(async () => {
    site = await killableSite(kind)
    admin = await adminOf(site.server)
  }, 660_000)
  afterAll(() => site?.close())

  const rows = async (collection: string, where: string) =>
    (await (await admin(`${collection}?limit=50&depth=0&${where}`)).json()).docs
  const status = async (path: string) => (await fetch(`${site.server.url}${path}`, { redirect: 'manual' })).status
  const sizesOf = async ({ id }: PersonOnServer) => {
    const { photo } = await (await admin(`speakers/${id}?draft=true&depth=1`)).json()
    return Object.values<{ url: string | null }>(photo.sizes).filter(({ url }) => url)
  }

  /** Sends an order, kills the server so many milliseconds later, and starts it again. Returns whether the order was answered. */
  async function killedAfter(ms: number, path: string, json: object): Promise<boolean> {
    let isAnswered = false
    const sent = admin(path, { method: 'POST', json }).then(
      ({ ok }) => {
        isAnswered = ok
      },
      () => undefined,
    )
    await wait(ms)
    const before = isAnswered
    await site.server.kill()
    await sent
    printed += site.server.logs()
    await leaveLeasesBehind(site)
    await leaveWithdrawalsBehind(site)
    await site.restart()
    admin = await adminOf(site.server)
    return before
  }

  const ledgerFile = () => join(site.mediaDir, kind === 'sqlite' ? '../ledger.jsonl' : '.ledger.jsonl')

  test.each(KILLS)('%i ms after a withdrawal was sent has withdrawn nothing, or everything', async (ms) => {
    const person = await aPersonOnServer(admin)
    const page = `/fr/speakers/${person.slug}`
    expect([await status(`/api/speakers/${person.id}`), await status(page)]).toEqual([200, 200])
    const order = { collection: 'speakers', id: person.id }
    const isAnswered = await killedAfter(ms, 'person-pages/withdrawals', order)
    const withdrawals = () => rows('withdrawals', `where[subject][equals]=${person.id}`)
    const consents = await rows('consents', `where[subject.value][equals]=${person.id}`)
    if ((await withdrawals()).length === 0) {
      expect(isAnswered).toBe(false)
      expect(consents).toMatchObject([{ withdrawnAt: null }])
      expect([await status(`/api/speakers/${person.id}`), await status(page)]).toEqual([200, 200])
      expect((await sizesOf(person)).length).toBeGreaterThan(0)
      return
    }
    // At once, before what is left is finished.
    expect([await status(`/api/speakers/${person.id}`), await status(page)]).toEqual([404, 410])
    for (const { withdrawnAt } of consents) expect(withdrawnAt).toEqual(expect.any(String))
    await until(async () => (await withdrawals())[0].finishedAt !== null, RECOVERED_WITHIN_MS)
    expect(await sizesOf(person)).toEqual([])
    const versions = await admin(`speakers/versions?where[parent][equals]=${person.id}&depth=0`)
    expect((await versions.json()).docs).toMatchObject([{ version: { _status: 'draft' } }])
    expect(await readLedger(ledgerFile())).toEqual(expect.objectContaining({ facts: expect.any(Array) }))
  })

  test.each(KILLS)('%i ms after an erasure was sent has erased nothing, or everything', async (ms) => {
    const person = await aPersonOnServer(admin)
    const order = { collection: 'speakers', id: person.id, name: person.name }
    const isAnswered = await killedAfter(ms, 'person-data/erasures', order)
    const erasures = () => rows('erasures', `where[subject][equals]=${person.id}`)
    if ((await erasures()).length === 0) {
      expect(isAnswered).toBe(false)
      expect(await status(`/api/speakers/${person.id}`)).toBe(200)
      expect((await sizesOf(person)).length).toBeGreaterThan(0)
      return
    }
    await until(async () => (await erasures())[0].state === 'done', RECOVERED_WITHIN_MS)
    expect([await status(`/api/speakers/${person.id}`), await status(`/fr/speakers/${person.slug}`)]).toEqual([
      404, 410,
    ])
    expect(await (await admin(`speakers/${person.id}`)).json()).toMatchObject({ name: 'Personne retirée' })
    expect(await placesOnServer(site, person.canary, began)).toEqual([])
    expect(printed.toLowerCase()).not.toContain(person.canary)
    expect(await readLedger(ledgerFile())).toEqual(expect.objectContaining({ facts: expect.any(Array) }))
  })
})
