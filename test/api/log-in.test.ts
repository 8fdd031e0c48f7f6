import crypto from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { PASSWORD, signIn } from '../support/accounts'
import { bootApp, type TestApp } from '../support/app'
import { collectMails, type Mails } from '../support/mails'

interface Schema {
  __schema: { mutationType: { fields: { name: string }[] } }
}

let app: TestApp
let mails: Mails
let email: string

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  mails = collectMails(app.payload)
  email = (await signIn(app, 'editor')).email
})
afterAll(() => app.close())
afterEach(() => vi.restoreAllMocks())

const post = (path: string, json: object, from: string) =>
  app.fetch(`/api/users/${path}`, {
    method: 'POST',
    json,
    headers: { 'accept-language': 'fr', 'x-forwarded-for': from },
  })
const logIn = (address: string, password: string, from: string) => post('login', { email: address, password }, from)

/** Tries a wrong password until the answer is a delay; returns the number of tries that were answered before it. */
async function triesBeforeDelay(address: string, from: string): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const { status } = await logIn(address, 'faux', from)
    if (status === 429) return tries
    expect(status).toBe(401)
  }
  return Number.POSITIVE_INFINITY
}

describe('wrong passwords', () => {
  test('delay the next log-in from that address to that account, in French and with Retry-After', async () => {
    expect(await triesBeforeDelay(email, '203.0.113.1')).toBe(10)
    const delayed = await logIn(email, PASSWORD, '203.0.113.1')
    expect([delayed.status, delayed.headers.get('retry-after')]).toEqual([429, '30'])
    const [error] = (await delayed.json()).errors
    expect(error).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', message: 'Trop d’essais. Réessayez dans 30 secondes.' })
    expect(error.data.errors[0]).toEqual({ path: 'password', message: error.message })
  })

  test('keep nobody else out, neither the same account elsewhere nor another account', async () => {
    expect((await logIn(email, PASSWORD, '203.0.113.2')).status).toBe(200)
    const other = await signIn(app, 'contributor')
    expect((await logIn(other.email, PASSWORD, '203.0.113.1')).status).toBe(200)
    expect(
      await app.payload.db.findOne({ collection: 'users', where: { email: { equals: email } } }),
    ).not.toHaveProperty('lockUntil')
  })

  test('delay the right password after a longer time each time', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const waits: string[] = []
      for (let round = 0; round < 4; round += 1) {
        await triesBeforeDelay(email, '203.0.113.3')
        const { headers } = await logIn(email, PASSWORD, '203.0.113.3')
        waits.push(headers.get('retry-after') ?? '')
        vi.setSystemTime(Date.now() + Number(waits.at(-1)) * 1_000)
      }
      expect(waits).toEqual(['30', '60', '120', '240'])
      expect((await logIn(email, PASSWORD, '203.0.113.3')).status).toBe(200)
      expect(await triesBeforeDelay(email, '203.0.113.3')).toBe(10)
    } finally {
      vi.useRealTimers()
    }
  })

  test('delay an address that tries many accounts, in the whole network of an IPv6 address', async () => {
    const statuses: number[] = []
    for (let at = 0; at < 31; at += 1) {
      statuses.push((await logIn(`nobody-${at}@exemple.fr`, 'faux', `2001:db8:0:1::${at + 1}`)).status)
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(30)
    expect(statuses.at(-1)).toBe(429)
  }, 60_000)

  test('cannot be tried by GraphQL, which changes no account either', async () => {
    const { data } = await app.graphql<Schema>('{ __schema { mutationType { fields { name } } } }')
    const names = data.__schema.mutationType.fields.map(({ name }) => name)
    expect(names).toContain('createSession')
    expect(names.filter((name) => /login|password|user|apiclient/i.test(name))).toEqual([])
  })
})

describe('an unknown address', () => {
  test('gets the answer of a known one after the same work', async () => {
    const derivations = vi.spyOn(crypto, 'pbkdf2')
    const answers: unknown[] = []
    for (const address of [email, 'personne@exemple.fr']) {
      derivations.mockClear()
      const response = await logIn(address, 'Pas-le-bon-mot-de-passe-1', '203.0.113.5')
      const work = derivations.mock.calls.map(([, , rounds, length]) => [rounds, length])
      answers.push({ status: response.status, body: await response.json(), work })
    }
    expect(answers[1]).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ status: 401, work: [[600_000, 32]] })
  })

  test('is delayed as a known one', async () => {
    expect(await triesBeforeDelay('inconnue@exemple.fr', '203.0.113.6')).toBe(10)
  })

  test('gets the answer of a known one to a forgotten password, before anything is read or sent', async () => {
    const reads = vi.spyOn(app.payload, 'forgotPassword').mockReturnValue(new Promise(() => {}))
    const answers: unknown[] = []
    for (const address of [email, 'personne@exemple.fr']) {
      const response = await post('forgot-password', { email: address }, '203.0.113.7')
      answers.push([response.status, await response.text()])
    }
    expect(answers[1]).toEqual(answers[0])
    expect(reads).toHaveBeenCalledTimes(2)
  })

  test('is asked for only so often', async () => {
    vi.spyOn(app.payload, 'forgotPassword').mockResolvedValue('')
    const statuses: number[] = []
    for (let at = 0; at < 4; at += 1) {
      statuses.push((await post('forgot-password', { email: 'personne@exemple.fr' }, '203.0.113.8')).status)
    }
    expect(statuses).toEqual([200, 200, 200, 429])
  })
})

describe('a link to choose a new password', () => {
  test('works once, and the database has only its hash', async () => {
    const { email: address, id } = await signIn(app, 'editor')
    expect((await post('forgot-password', { email: address }, '203.0.113.9')).status).toBe(200)
    const mail = await mails.take(address)
    const [, token = ''] = /\/admin\/reset\/([0-9a-f]{40})/.exec(String(mail.html)) ?? []
    expect(token).toHaveLength(40)
    const row = await app.payload.db.findOne<{ id: string; resetPasswordToken?: string }>({
      collection: 'users',
      where: { id: { equals: id } },
    })
    expect(row?.resetPasswordToken).toBe(crypto.createHash('sha256').update(token).digest('hex'))
    const reset = (given: string, password: string) => post('reset-password', { token: given, password }, '203.0.113.9')
    expect((await reset(row?.resetPasswordToken ?? '', 'Cinq-mots-vraiment-longs-9')).status).toBe(403)
    expect((await reset(token, 'faible')).status).toBe(400)
    expect((await reset(token, 'Cinq-mots-vraiment-longs-9')).status).toBe(200)
    expect((await reset(token, 'Encore-un-autre-mot-long-9')).status).toBe(403)
    expect((await mails.take(address)).subject).toMatch(/mot de passe a changé/)
    expect((await logIn(address, 'Cinq-mots-vraiment-longs-9', '203.0.113.9')).status).toBe(200)
  })

  test('leads to this site, whatever host its request names', async () => {
    const { email: address } = await signIn(app, 'editor')
    const init = { method: 'POST', json: { email: address }, headers: { host: 'pirate.example' } }
    await app.fetch('https://pirate.example/api/users/forgot-password', init)
    const { html } = await mails.take(address)
    expect(String(html)).toContain('"http://localhost:3000/admin/reset/')
    expect(String(html)).not.toContain('pirate')
  })

  test('stays usable after another change of the account', async () => {
    const { email: address, id } = await signIn(app, 'editor')
    await post('forgot-password', { email: address }, '203.0.113.10')
    const [, token] = /\/admin\/reset\/([0-9a-f]{40})/.exec(String((await mails.take(address)).html)) ?? []
    await app.payload.update({ collection: 'users', id, data: { name: 'Autre nom' }, overrideAccess: true })
    const json = { token, password: 'Cinq-mots-vraiment-longs-9' }
    expect((await post('reset-password', json, '203.0.113.10')).status).toBe(200)
  })

  test('is guessed only so often', async () => {
    const statuses: number[] = []
    for (let at = 0; at < 11; at += 1) {
      const json = { token: `${at}`, password: 'Cinq-mots-vraiment-longs-9' }
      statuses.push((await post('reset-password', json, '203.0.113.11')).status)
    }
    expect(statuses.slice(0, 10).every((status) => status === 403)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
  })
})
