import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { PASSWORD, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { collectMails, type Mails } from '../support/mails'
import { codeOf, enrol, isOpen, logInOf, post, setPolicy } from '../support/second-factor'

let app: TestApp
let mails: Mails
let account: Session & { id: string; email: string }

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  mails = collectMails(app.payload)
})
afterAll(() => app.close())
beforeEach(async () => {
  account = await signIn(app, 'editor')
})
afterEach(() => {
  setPolicy(app, {})
  vi.useRealTimers()
})

const view = async (id: string, as: Session) => (await app.fetch(`/api/users/${id}/second-factor`, { as })).json()
const codeIn = async (response: Response) => (await response.json()).errors?.[0].code
const own = { currentPassword: PASSWORD }

/** The rows of second factors of an account. */
const rowsOf = async (id: string) =>
  Promise.all(
    (['second-factors', 'second-factor-uses'] as const).map(
      async (collection) =>
        (await app.payload.db.find({ collection, where: { account: { equals: id } }, pagination: false })).docs.length,
    ),
  )

describe('an application of codes', () => {
  test('is added with the current password and a code of it, ends the other sessions, and a mail says so', async () => {
    const elsewhere = (await logInOf(app, account.email)).session
    expect((await post(app, 'second-factor/totp', account, {})).status).toBe(400)
    expect((await post(app, 'second-factor/totp', account, { currentPassword: 'faux' })).status).toBe(400)
    const { secret, enrolment, svg } = await (await post(app, 'second-factor/totp', account, own)).json()
    expect(svg).toMatch(/^<svg/)
    const finish = (code: string) => post(app, 'second-factor/totp/finish', account, { enrolment, code })
    expect(await codeIn(await finish('000000'))).toBe('WRONG_CODE')
    expect(await view(account.id, account)).toMatchObject({ methods: [], recoveryCodesLeft: 0 })
    const { recoveryCodes } = await (await finish(codeOf(secret))).json()
    expect(new Set(recoveryCodes).size).toBe(10)
    expect([await isOpen(app, account), await isOpen(app, elsewhere)]).toEqual([true, false])
    expect(await view(account.id, account)).toMatchObject({ methods: [{ kind: 'totp' }], recoveryCodesLeft: 10 })
    expect((await mails.take(account.email)).subject).toBe('Votre connexion en deux étapes a changé')
    expect(await codeIn(await post(app, 'second-factor/totp', account, own))).toBe('FACTOR_EXISTS')
  })

  test('and its recovery codes are read nowhere in the database, and no answer has them again', async () => {
    const { secret, recoveryCodes } = await enrol(app, account)
    const stored = JSON.stringify([
      (await app.payload.db.find({ collection: 'second-factors', pagination: false })).docs,
      (await app.payload.db.find({ collection: 'second-factor-uses', pagination: false })).docs,
      (await app.payload.db.find({ collection: 'users', pagination: false })).docs,
      await view(account.id, account),
    ])
    for (const text of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))]) {
      expect(stored).not.toContain(text)
    }
  })

  test('of one account is not added to another one, nor with a changed secret', async () => {
    const other = await signIn(app, 'editor')
    const { secret, enrolment } = await (await post(app, 'second-factor/totp', account, own)).json()
    const finish = (as: Session, text: string) =>
      post(app, 'second-factor/totp/finish', as, { enrolment: text, code: codeOf(secret) })
    expect(await codeIn(await finish(other, enrolment))).toBe('ENROLMENT_EXPIRED')
    expect(await codeIn(await finish(account, `${enrolment.slice(0, -4)}AAAA`))).toBe('ENROLMENT_EXPIRED')
  })

  test('is removed with the current password, with the recovery codes, and the password is enough again', async () => {
    await enrol(app, account)
    const [method] = (await view(account.id, account)).methods
    expect((await post(app, 'second-factor/remove', account, { id: method.id })).status).toBe(400)
    expect((await post(app, 'second-factor/remove', account, { ...own, id: method.id })).status).toBe(200)
    expect(await codeIn(await post(app, 'second-factor/remove', account, { ...own, id: method.id }))).toBe(
      'FACTOR_GONE',
    )
    expect(await view(account.id, account)).toMatchObject({ methods: [], recoveryCodesLeft: 0 })
    const { body, session } = await logInOf(app, account.email)
    expect([body.user.id, await isOpen(app, session)]).toEqual([account.id, true])
  })

  test('is deleted with its account', async () => {
    await enrol(app, account)
    expect((await rowsOf(account.id)).every((count) => count > 0)).toBe(true)
    await app.payload.delete({ collection: 'users', id: account.id, overrideAccess: true })
    expect(await rowsOf(account.id)).toEqual([0, 0])
  })
})

test('new recovery codes take the place of those before', async () => {
  const none = await post(app, 'second-factor/recovery-codes', account, own)
  expect(await codeIn(none)).toBe('NO_FACTOR')
  const { recoveryCodes: before } = await enrol(app, account)
  const response = await post(app, 'second-factor/recovery-codes', account, own)
  const { recoveryCodes } = await response.json()
  expect([recoveryCodes.length, recoveryCodes.includes(before[0])]).toEqual([10, false])
  const { session } = await logInOf(app, account.email)
  const confirm = (code: string) => post(app, 'second-factor/confirm', session, { code })
  expect((await confirm(before[0] ?? '')).status).toBe(400)
  expect((await confirm(recoveryCodes[0])).status).toBe(200)
})

test('whoever operates the server resets the second factor of any account, and ends its sessions', async () => {
  const { resetAccount } = await import('../../collections/users/second-factor/reset-account')
  const admin = await signIn(app, 'admin')
  await enrol(app, admin)
  expect(await resetAccount(app.payload, 'personne@exemple.fr')).toBe(false)
  expect(await resetAccount(app.payload, ` ${admin.email.toUpperCase()} `)).toBe(true)
  expect(await isOpen(app, admin)).toBe(false)
  const { session } = await logInOf(app, admin.email)
  expect(await isOpen(app, session)).toBe(true)
})

describe('an administrator', () => {
  test('resets the second factor of somebody else, whose sessions end and who gets a mail', async () => {
    const admin = await signIn(app, 'admin')
    await enrol(app, account)
    await mails.take(account.email)
    const reset = (as: Session, json: object) => post(app, `${account.id}/second-factor/reset`, as, json)
    expect((await reset(admin, {})).status).toBe(400)
    expect((await reset(account, own)).status).toBe(403)
    expect((await view(account.id, admin)).methods).toMatchObject([{ kind: 'totp' }])
    expect((await reset(admin, own)).status).toBe(200)
    expect(await isOpen(app, account)).toBe(false)
    expect(String((await mails.take(account.email)).html)).toContain('réinitialiser')
    const { session } = await logInOf(app, account.email)
    expect(await isOpen(app, session)).toBe(true)
  })

  test('does not reset the own one in this way', async () => {
    const admin = await signIn(app, 'admin')
    await enrol(app, admin)
    expect(await codeIn(await post(app, `${admin.id}/second-factor/reset`, admin, own))).toBe('OWN_ACCOUNT')
  })

  test('sees that of others, and other accounts do not', async () => {
    const other = await signIn(app, 'editor')
    expect((await app.fetch(`/api/users/${account.id}/second-factor`, { as: other })).status).toBe(403)
  })
})

describe('a role that requires a second factor', () => {
  test('is let in until the day, then opens nothing but the set-up, and everything after it', async () => {
    setPolicy(app, { editor: 'required' }, '2999-01-01')
    expect(await isOpen(app, account)).toBe(true)
    expect(await view(account.id, account)).toMatchObject({ demand: 'required', from: '2999-01-01' })
    setPolicy(app, { editor: 'required' }, '2020-01-01')
    expect(await isOpen(app, account)).toBe(false)
    const { body, session } = await logInOf(app, account.email)
    expect([body.user, body.secondFactor]).toEqual([null, 'to-set-up'])
    expect(await isOpen(app, session)).toBe(false)
    expect((await app.fetch('/api/consents', { as: session })).status).toBe(401)
    expect((await post(app, 'second-factor/confirm', session, { code: '000000' })).status).toBe(401)
    const { recoveryCodes } = await enrol(app, session, undefined)
    expect([recoveryCodes.length, await isOpen(app, session)]).toEqual([10, true])
    const [method] = (await view(account.id, session)).methods
    const removed = await post(app, 'second-factor/remove', session, { ...own, id: method.id })
    expect(await codeIn(removed)).toBe('LAST_FACTOR')
  })

  test('gives a new account two days of its own, which it does not make longer itself', async () => {
    setPolicy(app, { editor: 'required' }, '2020-01-01', 2)
    const from = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
    const logIn = async () => {
      const { body, session } = await logInOf(app, account.email)
      return [body.secondFactor, await isOpen(app, session)]
    }
    expect(await view(account.id, account)).toMatchObject({ demand: 'required', from })
    expect(await logIn()).toEqual([undefined, true])
    const json = { createdAt: '2999-01-01T00:00:00.000Z' }
    await app.fetch(`/api/users/${account.id}`, { method: 'PATCH', as: account, json })
    expect((await view(account.id, account)).from).toBe(from)
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(new Date(`${from}T00:00:01Z`))
    expect(await logIn()).toEqual(['to-set-up', false])
  })

  test('leaves the other roles as they are', async () => {
    setPolicy(app, { admin: 'required' })
    expect(await isOpen(app, account)).toBe(true)
  })
})

test('where it is off nobody adds a factor, and those who have one are still asked', async () => {
  const before = await signIn(app, 'editor')
  const { secret } = await enrol(app, before)
  setPolicy(app, { editor: 'off' })
  expect(await codeIn(await post(app, 'second-factor/totp', account, own))).toBe('SECOND_FACTOR_OFF')
  const { session } = await logInOf(app, before.email)
  expect(await isOpen(app, session)).toBe(false)
  expect((await post(app, 'second-factor/confirm', session, { code: codeOf(secret) })).status).toBe(200)
})
