import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, signIn } from '../support/accounts'
import { bootApp, type TestApp } from '../support/app'
import { hasTransactions } from '../support/database'

let app: TestApp

beforeAll(async () => {
  app = await bootApp()
})
afterAll(() => app.close())

const administrators = async () =>
  (
    await app.payload.find({
      collection: 'users',
      where: { role: { equals: 'admin' } },
      pagination: false,
      overrideAccess: true,
    })
  ).docs

describe('accounts', () => {
  test('registration of a first administrator is refused, even on an empty site', async () => {
    const response = await app.fetch('/api/users/first-register', {
      method: 'POST',
      json: { email: 'pirate@exemple.fr', password: PASSWORD, name: 'Pirate', role: 'admin' },
    })
    expect(response.status).toBe(403)
    expect((await app.payload.count({ collection: 'users', overrideAccess: true })).totalDocs).toBe(0)
  })

  test('a weak password is refused in French, for a new account and for one’s own', async () => {
    const admin = await signIn(app, 'admin')
    const created = await app.fetch('/api/users', {
      method: 'POST',
      as: admin,
      headers: { 'accept-language': 'fr' },
      json: { email: 'nouvelle@exemple.fr', password: 'court', name: 'Nouvelle', role: 'editor' },
    })
    expect(created.status).toBe(400)
    const { errors } = await created.json()
    expect(errors[0].data.errors[0]).toMatchObject({ path: 'password', message: expect.stringMatching(/caractères/) })
    const own = await app.fetch(`/api/users/${admin.id}`, {
      method: 'PATCH',
      as: admin,
      json: { password: 'Bienvenue2026', currentPassword: PASSWORD },
    })
    expect([own.status, (await own.json()).errors[0].data.errors[0].path]).toEqual([400, 'password'])
  })

  test('a contributor cannot raise their own role nor their editions', async () => {
    const contributor = await signIn(app, 'contributor')
    await app.fetch(`/api/users/${contributor.id}`, {
      method: 'PATCH',
      as: contributor,
      json: { role: 'admin', name: 'X' },
    })
    const user = await app.payload.findByID({ collection: 'users', id: contributor.id, overrideAccess: true })
    expect(user).toMatchObject({ role: 'contributor', name: 'X' })
  })

  test('the last administrator is neither demoted nor deleted, not even two at once', async () => {
    await app.payload.delete({
      collection: 'users',
      where: { role: { not_equals: 'admin' } },
      overrideAccess: true,
    })
    const admins = await administrators()
    for (const { id } of admins.slice(0, -1)) {
      await app.payload.delete({ collection: 'users', id, overrideAccess: true })
    }
    const last = await signIn(app, 'admin')
    await app.payload.delete({ collection: 'users', id: admins.at(-1)?.id ?? '', overrideAccess: true })
    const path = `/api/users/${last.id}`
    const demoted = await app.fetch(path, { method: 'PATCH', as: last, json: { role: 'editor' } })
    expect(demoted.status).toBe(400)
    expect((await demoted.json()).errors[0].data.errors[0]).toMatchObject({ path: 'role' })
    const deleted = await app.fetch(path, { method: 'DELETE', as: last })
    expect([deleted.status, (await deleted.json()).errors[0].code]).toEqual([409, 'LAST_ADMINISTRATOR'])
    // Two that read at once, without transactions, do not see each other.
    if (!hasTransactions(app.payload.db)) return
    const second = await signIn(app, 'admin')
    const both = await Promise.all([
      app.fetch(path, { method: 'PATCH', as: last, json: { role: 'editor' } }),
      app.fetch(`/api/users/${second.id}`, { method: 'DELETE', as: second }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await administrators()).toHaveLength(1)
  })

  test('accounts are not public', async () => {
    for (const path of ['/api/users', '/api/users/count', '/api/api-clients', '/api/consents', '/api/documents']) {
      expect([path, (await app.fetch(path)).status]).toEqual([path, 403])
    }
  })
})
