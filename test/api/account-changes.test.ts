import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { PASSWORD, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { collectMails, type Mails } from '../support/mails'

const OTHER = 'Cinq-mots-vraiment-longs-9'

type Account = Awaited<ReturnType<typeof signIn>>

let app: TestApp
let mails: Mails
let editor: Account

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  mails = collectMails(app.payload)
})
afterAll(() => app.close())
beforeEach(async () => {
  editor = await signIn(app, 'editor')
})

const change = (id: string, as: Session, json: object) =>
  app.fetch(`/api/users/${id}`, { method: 'PATCH', as, json, headers: { 'accept-language': 'fr' } })
const logIn = (email: string, password: string) =>
  app.fetch('/api/users/login', {
    method: 'POST',
    json: { email, password },
    headers: { 'x-forwarded-for': `198.51.100.${Math.ceil(Math.random() * 250)}` },
  })
const isLoggedIn = async (as: Session) => (await (await app.fetch('/api/users/me', { as })).json()).user !== null

async function refusalOf(response: Response) {
  const { errors } = await response.json()
  return [response.status, errors[0].data?.errors[0].path, errors[0].message]
}

describe.each([
  ['a password', { password: OTHER }],
  ['an e-mail address', { email: 'ailleurs@exemple.fr' }],
])('%s', (_, values) => {
  test('is changed only with the current password of its owner', async () => {
    expect(await refusalOf(await change(editor.id, editor, values))).toEqual([
      400,
      'currentPassword',
      expect.stringMatching(/mot de passe actuel/),
    ])
    const wrong = await change(editor.id, editor, { ...values, currentPassword: 'pas le bon du tout' })
    expect(await refusalOf(wrong)).toEqual([400, 'currentPassword', 'Ce n’est pas votre mot de passe actuel.'])
    expect((await logIn(editor.email, PASSWORD)).status).toBe(200)
    expect(mails.sent.some(({ to }) => to === editor.email)).toBe(false)
  })

  test('of somebody else is changed with the own password of the administrator', async () => {
    const admin = await signIn(app, 'admin')
    await app.payload.update({
      collection: 'users',
      id: admin.id,
      data: { password: 'Un-autre-mot-de-passe-8' },
      overrideAccess: true,
    })
    const { token } = await app.payload.login({
      collection: 'users',
      data: { email: admin.email, password: 'Un-autre-mot-de-passe-8' },
      overrideAccess: true,
    })
    const as = { authorization: `JWT ${token}` }
    const theirs = await change(editor.id, as, { ...values, currentPassword: PASSWORD })
    expect((await refusalOf(theirs)).slice(0, 2)).toEqual([400, 'currentPassword'])
    expect((await change(editor.id, as, { ...values, currentPassword: 'Un-autre-mot-de-passe-8' })).status).toBe(200)
    expect(await mails.take(editor.email)).toHaveProperty('subject', expect.stringMatching(/a changé$/))
    const email = 'email' in values ? values.email : editor.email
    expect((await logIn(email, 'password' in values ? OTHER : PASSWORD)).status).toBe(200)
    await app.payload.delete({ collection: 'users', id: editor.id, overrideAccess: true })
  })
})

test('many accounts are not changed at once without the current password either', async () => {
  const admin = await signIn(app, 'admin')
  const response = await app.fetch(`/api/users?where[id][equals]=${editor.id}`, {
    method: 'PATCH',
    as: admin,
    json: { email: 'autre@exemple.fr' },
  })
  expect(response.status).toBe(400)
  const stored = await app.payload.findByID({ collection: 'users', id: editor.id, overrideAccess: true })
  expect(stored.email).toBe(editor.email)
})

test.each([
  ['email', ['autre@exemple.fr']],
  ['email', { equals: 'autre@exemple.fr' }],
  ['email', 5],
  ['password', ['Cinq', 'mots', 'vraiment', 'longs']],
  ['password', { length: 20 }],
  ['password', 0],
])('a value of the field %s that is no text is refused: %j', async (path, value) => {
  const admin = await signIn(app, 'admin')
  const values = { [path]: value, currentPassword: PASSWORD }
  expect((await refusalOf(await change(editor.id, editor, values))).slice(0, 2)).toEqual([400, path])
  const account = { email: 'autre@exemple.fr', name: 'Nora', role: 'editor', password: OTHER, ...values }
  const created = await app.fetch('/api/users', { method: 'POST', as: admin, json: account })
  expect((await refusalOf(created)).slice(0, 2)).toEqual([400, path])
  expect((await logIn(editor.email, PASSWORD)).status).toBe(200)
})

test('a name, or an address that stays the same, is changed without it', async () => {
  const response = await change(editor.id, editor, { name: 'Nora', email: editor.email.toUpperCase() })
  expect(response.status).toBe(200)
  expect(mails.sent.filter(({ to }) => to === editor.email)).toEqual([])
})

test('the current password is guessed only so often, and never returned', async () => {
  const statuses: number[] = []
  for (let at = 0; at < 6; at += 1) {
    statuses.push((await change(editor.id, editor, { password: OTHER, currentPassword: `faux ${at}` })).status)
  }
  expect(statuses).toEqual([400, 400, 400, 400, 400, 429])
  const { doc } = await (await change(editor.id, editor, { name: 'Nora', currentPassword: PASSWORD })).json()
  expect(JSON.stringify(doc)).not.toContain(PASSWORD)
})

test('a mail server that fails stops no change, and the log has no address', async () => {
  const { mailAdapter } = await import('../../src/mail/adapter')
  const settings = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'cms@exemple.fr', isProduction: true }
  const adapter = (await mailAdapter(settings))({ payload: app.payload })
  const logged = vi.spyOn(app.payload.logger, 'error').mockImplementation(() => {})
  vi.spyOn(app.payload, 'sendEmail').mockImplementation((message) => adapter.sendEmail(message))
  const response = await change(editor.id, editor, { password: OTHER, currentPassword: PASSWORD })
  expect(response.status).toBe(200)
  await vi.waitUntil(() => logged.mock.calls.length > 0, { timeout: 10_000 })
  expect(JSON.stringify(logged.mock.calls)).toMatch(/mot de passe a changé.*could not be sent/)
  expect(JSON.stringify(logged.mock.calls)).not.toContain(editor.email)
  vi.restoreAllMocks()
  collectMails(app.payload)
})

describe('the sessions of an account', () => {
  const secondSession = async (email: string): Promise<Session> => ({
    authorization: `JWT ${(await (await logIn(email, PASSWORD)).json()).token}`,
  })

  test('end with a change of password, but for the one that makes it', async () => {
    const other = await secondSession(editor.email)
    expect(await isLoggedIn(other)).toBe(true)
    await change(editor.id, editor, { password: OTHER, currentPassword: PASSWORD })
    expect([await isLoggedIn(editor), await isLoggedIn(other)]).toEqual([true, false])
  })

  test('end with a change of role, and not with one of name', async () => {
    const admin = await signIn(app, 'admin')
    await change(editor.id, admin, { name: 'Nora', role: 'editor' })
    expect(await isLoggedIn(editor)).toBe(true)
    expect((await change(editor.id, admin, { role: 'contributor' })).status).toBe(200)
    expect(await isLoggedIn(editor)).toBe(false)
  })

  test('end when it is deleted', async () => {
    await app.payload.delete({ collection: 'users', id: editor.id, overrideAccess: true })
    expect(await isLoggedIn(editor)).toBe(false)
  })
})
