import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApiClient, PASSWORD, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
const phone =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

let app: TestApp
let account: Session & { id: string; email: string }

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
})
afterAll(() => app.close())

async function logIn(email: string, userAgent: string): Promise<Session> {
  const headers = { 'user-agent': userAgent }
  const response = await app.fetch('/api/users/login', { method: 'POST', json: { email, password: PASSWORD }, headers })
  return { authorization: `JWT ${(await response.json()).token}` }
}

interface Device {
  key: string
  device: string | null
  isCurrent: boolean
}
const list = (id: string, as?: Session) => app.fetch(`/api/users/${id}/sessions`, { as })
const devicesOf = async (id: string, as: Session): Promise<Device[]> => (await (await list(id, as)).json()).docs
const end = (id: string, json: object, as?: Session) =>
  app.fetch(`/api/users/${id}/sessions/end`, { method: 'POST', json, as })
const isLoggedIn = async (as: Session) => (await (await app.fetch('/api/users/me', { as })).json()).user !== null

describe('the devices of an account', () => {
  test('are listed for its owner by their browser and system, without what could be used to log in', async () => {
    account = await signIn(app, 'editor')
    const office = await logIn(account.email, firefox)
    const pocket = await logIn(account.email, phone)
    const response = await list(account.id, pocket)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const { docs } = await response.json()
    expect(docs).toMatchObject([
      { device: 'Chrome, Android', isCurrent: true },
      { device: 'Firefox, Windows', isCurrent: false },
      { device: null, isCurrent: false },
    ])
    const payload = JSON.parse(atob(office.authorization.split('.')[1] ?? ''))
    expect(payload.sid).toBeTruthy()
    expect(JSON.stringify(docs)).not.toContain(payload.sid)
  })

  test('are logged out one by one, twice without an error, or all but the one that asks', async () => {
    const first = await signIn(app, 'contributor')
    const office = await logIn(first.email, firefox)
    const pocket = await logIn(first.email, phone)
    const lost = (await devicesOf(first.id, office)).find(({ device }) => device === 'Chrome, Android')
    expect(await (await end(first.id, { device: lost?.key }, office)).json()).toEqual({ ended: 1 })
    expect(await (await end(first.id, { device: lost?.key }, office)).json()).toEqual({ ended: 0 })
    expect([await isLoggedIn(pocket), await isLoggedIn(office), await isLoggedIn(first)]).toEqual([false, true, true])
    await end(first.id, { others: true }, office)
    expect([await isLoggedIn(office), await isLoggedIn(first)]).toEqual([true, false])
    expect(await devicesOf(first.id, office)).toHaveLength(1)
  })

  test('are seen and logged out by administrators, and by no one else', async () => {
    const admin = await signIn(app, 'admin')
    const other = await signIn(app, 'editor')
    const key = await createApiClient(app, 'preview')
    expect((await list(account.id, other)).status).toBe(403)
    expect((await end(account.id, { others: true }, other)).status).toBe(403)
    expect((await list(account.id)).status).toBe(401)
    expect((await list(account.id, key)).status).toBeGreaterThanOrEqual(401)
    expect((await list('no-such-account', admin)).status).toBe(404)
    expect((await end(account.id, {}, admin)).status).toBe(400)
    const ended = await (await end(account.id, { others: true }, admin)).json()
    expect(ended.ended).toBeGreaterThan(1)
    expect(await devicesOf(account.id, admin)).toEqual([])
  })
})

test.each(['refresh-token', 'logout'])(
  'a %s during which another log-in comes does not end that one',
  async (action) => {
    const { updateOne } = app.payload.db
    const own = await signIn(app, 'editor')
    const other = await logIn(own.email, firefox)
    let late: Session | undefined
    // Between the moment when Payload has read the sessions and the one when it writes them.
    app.payload.db.updateOne = async (args) => {
      app.payload.db.updateOne = updateOne
      late = await logIn(own.email, phone)
      return updateOne(args)
    }
    const response = await app.fetch(`/api/users/${action}`, { method: 'POST', as: own, json: {} })
    expect([response.status, late && (await isLoggedIn(late)), await isLoggedIn(other)]).toEqual([200, true, true])
    expect(await isLoggedIn(own)).toBe(action !== 'logout')
  },
)

test('a log-in with a password that changes while it is checked is refused, and restores nothing', async () => {
  const { id, email } = await signIn(app, 'editor')
  const before = await app.payload.db.findOne<{ id: string; hash: string; sessions: object[] }>({
    collection: 'users',
    where: { id: { equals: id } },
  })
  const password = 'Quatre-autres-mots-longs-3'
  await app.payload.update({ collection: 'users', id, data: { password }, overrideAccess: true })
  const now = new Date()
  const session = { id: crypto.randomUUID(), createdAt: now, expiresAt: new Date(now.getTime() + 60_000) }
  // What Payload writes once it has checked a password against the account that it read before.
  const data = { ...before, sessions: [...(before?.sessions ?? []), session], updatedAt: null }
  const written = app.payload.db.updateOne({ collection: 'users', id, data: data as never })
  await expect(written).rejects.toThrow()
  const response = await app.fetch('/api/users/login', { method: 'POST', json: { email, password } })
  expect(response.status).toBe(200)
})

describe('the cookie of an account', () => {
  const me = async (from: Record<string, string>) => {
    const { authorization } = await signIn(app, 'editor')
    const cookie = authorization.replace('JWT ', 'payload-token=')
    const { user } = await (await app.fetch('/api/users/me', { headers: { cookie, ...from } })).json()
    const written = await app.fetch('/api/organisations?draft=true', {
      ...{ method: 'POST', headers: { cookie, ...from }, json: { name: 'Essai' } },
    })
    return [user !== null, written.status]
  }

  test('opens nothing to a page of another site, of a sibling of this one neither', async () => {
    for (const origin of ['https://evil.example', 'https://autre.exemple.fr', 'http://cms.exemple.fr:8080', 'null']) {
      expect([origin, await me({ origin, host: 'cms.exemple.fr' })]).toEqual([origin, [false, 403]])
    }
  })

  test('opens the site to its own pages, behind a proxy too, and to a client that names no origin', async () => {
    const origin = 'https://cms.exemple.fr'
    expect(await me({ origin, host: 'cms.exemple.fr' })).toEqual([true, 201])
    expect(await me({ origin, host: '127.0.0.1:3000', 'x-forwarded-host': 'cms.exemple.fr' })).toEqual([true, 201])
    expect(await me({})).toEqual([true, 201])
  })
})
