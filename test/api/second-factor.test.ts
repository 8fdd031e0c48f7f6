import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createApiClient, PASSWORD, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { auditOf, endOfAudit } from '../support/audit-entries'
import { collectMails, type Mails } from '../support/mails'
import { codeOf, type Enrolled, enrol, isOpen, logInOf, post } from '../support/second-factor'

let app: TestApp
let mails: Mails
let account: Session & { id: string; email: string }
let factor: Enrolled

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  mails = collectMails(app.payload)
})
afterAll(() => app.close())
beforeEach(async () => {
  account = await signIn(app, 'admin')
  factor = await enrol(app, account)
})
afterEach(() => vi.useRealTimers())

const confirm = (as: Session, code: string, from?: string) => post(app, 'second-factor/confirm', as, { code }, from)
const codeIn = async (response: Response) => (await response.json()).errors?.[0].code

/** What a session gets on each surface, as a status or what it reads. */
async function surfaces(as: Session): Promise<Record<string, unknown>> {
  const headers = new Headers({ authorization: as.authorization })
  const cookie = new Headers({ cookie: `payload-token=${as.authorization.replace('JWT ', '')}` })
  const status = async (path: string, init: object = {}) => (await app.fetch(path, { as, ...init })).status
  const body = { method: 'POST', json: {} }
  return {
    me: (await (await app.fetch('/api/users/me', { as })).json()).user,
    own: await status(`/api/users/${account.id}`),
    change: await status(`/api/users/${account.id}`, { method: 'PATCH', json: { name: 'X' } }),
    refresh: await status('/api/users/refresh-token', body),
    devices: await status(`/api/users/${account.id}/sessions`),
    factors: await status(`/api/users/${account.id}/second-factor`),
    drafts: await status('/api/consents'),
    write: await status('/api/rooms', { method: 'POST', json: { name: 'X' } }),
    graphql: (await app.graphql('{ meUser { user { id } } Sessions(draft: true) { totalDocs } }', { as })).status,
    // Pages of the admin, server functions and previews ask in this way.
    pages: (await app.payload.auth({ headers })).user,
    cookie: (await app.payload.auth({ headers: cookie })).user,
    logout: await status('/api/users/logout', body),
  }
}

describe('a log-in with the password alone', () => {
  test('opens nothing, on any surface', async () => {
    const { status, body, session } = await logInOf(app, account.email)
    expect([status, body.user, body.secondFactor]).toEqual([200, null, 'to-confirm'])
    expect(JSON.stringify(body)).not.toContain(account.email)
    expect(await surfaces(session)).toEqual({
      ...{ me: null, pages: null, cookie: null, graphql: 401 },
      ...{ own: 403, change: 403, refresh: 403, logout: 400, devices: 401, factors: 401, drafts: 401, write: 403 },
    })
  })

  test('opens everything once it is confirmed with a code', async () => {
    const { session } = await logInOf(app, account.email)
    expect((await confirm(session, codeOf(factor.secret))).status).toBe(200)
    expect((await confirm(session, 'again')).status).toBe(200)
    expect(await surfaces(session)).toMatchObject({ me: { id: account.id }, own: 200, drafts: 200, devices: 200 })
  })

  test('is not opened by a refresh, and changes no factor', async () => {
    const { session } = await logInOf(app, account.email)
    await app.fetch('/api/users/refresh-token', { method: 'POST', as: session })
    const json = { currentPassword: PASSWORD, id: 'x' }
    for (const path of ['totp', 'passkey', 'remove', 'recovery-codes', 'totp/finish', 'passkey/finish']) {
      expect([path, (await post(app, `second-factor/${path}`, session, json)).status]).toEqual([path, 401])
    }
    expect((await post(app, `${account.id}/second-factor/reset`, session, json)).status).toBe(401)
    expect(await isOpen(app, session)).toBe(false)
  })

  test('must be confirmed within 15 minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { session } = await logInOf(app, account.email)
    vi.setSystemTime(Date.now() + 16 * 60_000)
    const late = await confirm(session, codeOf(factor.secret))
    expect([late.status, await codeIn(late)]).toEqual([401, 'LOG_IN_FIRST'])
  })

  test('is listed as not confirmed among the devices of the account', async () => {
    await logInOf(app, account.email)
    const { docs } = await (await app.fetch(`/api/users/${account.id}/sessions`, { as: account })).json()
    expect(docs.map(({ isUnconfirmed }: { isUnconfirmed: boolean }) => isUnconfirmed)).toEqual([true, false])
  })

  test('is given up by its sender', async () => {
    const { session } = await logInOf(app, account.email)
    const left = await post(app, 'second-factor/leave', session, {})
    expect(left.headers.get('set-cookie')).toMatch(/^payload-token=;/)
    expect((await confirm(session, codeOf(factor.secret))).status).toBe(401)
    expect((await (await post(app, 'second-factor/leave', account, {})).json()).left).toBe(false)
    expect(await isOpen(app, account)).toBe(true)
  })
})

test('a new password chosen by a link is not a way round the second factor', async () => {
  const token = await app.payload.forgotPassword({
    collection: 'users',
    data: { email: account.email },
    disableEmail: true,
    overrideAccess: true,
  })
  const response = await post(app, 'reset-password', undefined, { token, password: 'Cinq-mots-vraiment-longs-9' })
  const body = await response.json()
  expect([response.status, body.user, body.secondFactor]).toEqual([200, null, 'to-confirm'])
  const session = { authorization: `JWT ${body.token}` }
  expect(await isOpen(app, session)).toBe(false)
  expect((await confirm(session, codeOf(factor.secret))).status).toBe(200)
  expect(await isOpen(app, session)).toBe(true)
})

test('a session that is written while a factor is added must be confirmed', async () => {
  const now = new Date()
  const session = { id: crypto.randomUUID(), createdAt: now, expiresAt: new Date(now.getTime() + 60_000) }
  const before = await app.payload.db.findOne<{ id: string; sessions: object[] }>({
    collection: 'users',
    where: { id: { equals: account.id } },
  })
  const data = { ...before, sessions: [...(before?.sessions ?? []), session], updatedAt: null }
  await app.payload.db.updateOne({ collection: 'users', id: account.id, data: data as never })
  const { stateOf } = await import('../../collections/users/second-factor/session-state')
  const stateOfSession = (_sid: string) => stateOf(app.payload, { id: account.id, role: 'admin', _sid })
  expect(await stateOfSession(session.id)).toBe('to-confirm')
})

describe('a code', () => {
  test('works once, for one of two requests at the same moment', async () => {
    const sessions = await Promise.all([1, 2].map(async () => (await logInOf(app, account.email)).session))
    const code = codeOf(factor.secret)
    const answers = await Promise.all(sessions.map((session) => confirm(session, code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    const opened = await Promise.all(sessions.map((session) => isOpen(app, session)))
    expect(opened.filter(Boolean)).toHaveLength(1)
    const again = await logInOf(app, account.email)
    expect((await confirm(again.session, code)).status).toBe(400)
  })

  test('that set the application up does not confirm a log-in', async () => {
    const { session } = await logInOf(app, account.email)
    expect((await confirm(session, codeOf(factor.secret, -1))).status).toBe(400)
  })

  test('is refused in one way, whatever is wrong with it', async () => {
    const { session } = await logInOf(app, account.email)
    const answers = new Set<string>()
    for (const code of ['000000', 'ABCD-EFGH-JKLM', codeOf(factor.secret, -5), '']) {
      const response = await confirm(session, code)
      answers.add(`${response.status} ${await response.text()}`)
    }
    expect([...answers]).toEqual([expect.stringMatching(/^400 .*WRONG_CODE/)])
  })

  test('is delayed after five wrong ones from an address, and after fifty from anywhere', async () => {
    const { session } = await logInOf(app, account.email)
    const statuses: number[] = []
    for (let at = 0; at < 6; at += 1) statuses.push((await confirm(session, '000000', '203.0.113.1')).status)
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429])
    const warnings = () =>
      mails.sent.filter(({ to, subject }) => to === account.email && /codes faux/.test(String(subject)))
    expect(warnings()).toHaveLength(1)
    const delayed = await confirm(session, codeOf(factor.secret), '203.0.113.1')
    expect([delayed.status, Number(delayed.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
    for (let at = 0; at < 45; at += 1) await confirm(session, '000000', `203.0.${at}.2`)
    expect((await confirm(session, codeOf(factor.secret), '198.18.0.1')).status).toBe(429)
    expect(warnings()).toHaveLength(1)
    const other = await signIn(app, 'editor')
    const { secret } = await enrol(app, other)
    const { session: elsewhere } = await logInOf(app, other.email)
    expect((await confirm(elsewhere, codeOf(secret), '203.0.113.1')).status).toBe(200)
  })
})

test('the audit log says whose log-in was confirmed and whose code was refused, and nothing of who has no session', async () => {
  const { session } = await logInOf(app, account.email)
  const end = await endOfAudit(app)
  await confirm(session, '000000')
  await post(app, 'second-factor/confirm-passkey/finish', session, { challenge: 'x', response: { id: 'x' } })
  await confirm(session, codeOf(factor.secret))
  await confirm(session, 'again')
  expect((await post(app, 'second-factor/leave', undefined, {})).status).toBe(200)
  expect((await post(app, 'second-factor/confirm', undefined, { code: '000000' })).status).toBe(401)
  const ofAccount = { subjectCollection: 'users', subject: account.id, address: '203.0.113.0/24' }
  const refused = { action: 'code-refused', actorKind: 'anonymous', actor: null, ...ofAccount }
  expect(await auditOf(app, end)).toMatchObject([
    refused,
    refused,
    { action: 'login-confirmed', actorKind: 'user', actor: account.id, ...ofAccount },
  ])
})

describe('a recovery code', () => {
  test('confirms one log-in, in any case and with or without hyphens, and its owner gets a mail with how many are left', async () => {
    const [first = '', second = ''] = factor.recoveryCodes
    await mails.take(account.email)
    const { session } = await logInOf(app, account.email)
    const used = await confirm(session, first.toLowerCase().replaceAll('-', ' '))
    expect(await used.json()).toEqual({ confirmed: true, recoveryCodesLeft: 9 })
    expect(String((await mails.take(account.email)).html)).toContain('Il en reste 9.')
    const again = await logInOf(app, account.email)
    expect((await confirm(again.session, first)).status).toBe(400)
    expect((await confirm(again.session, second)).status).toBe(200)
    const view = await (await app.fetch(`/api/users/${account.id}/second-factor`, { as: again.session })).json()
    expect(view.recoveryCodesLeft).toBe(8)
  })

  test('works for one of two requests at the same moment', async () => {
    const sessions = await Promise.all([1, 2].map(async () => (await logInOf(app, account.email)).session))
    const [code = ''] = factor.recoveryCodes
    const answers = await Promise.all(sessions.map((session) => confirm(session, code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  })
})

test('an API key is never asked for a second factor', async () => {
  const key = await createApiClient(app, 'preview')
  expect((await app.fetch('/api/sessions?draft=true', { as: key })).status).toBe(200)
  expect((await post(app, 'second-factor/confirm', key, { code: '000000' })).status).toBeGreaterThanOrEqual(401)
})
