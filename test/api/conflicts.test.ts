import type { Where } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { repeatAction } from '../../src/api/repeat-action'
import { PASSWORD, signIn } from '../support/accounts'
import type { Session, TestApp } from '../support/app'
import { bootConflictApp, type ConflictApp } from '../support/conflict-app'
import { anEdition, aSession, aSpeaker, unique } from '../support/fixtures'

let site: ConflictApp
let app: TestApp
let editor: Session
let edition: { id: string }

beforeAll(async () => {
  site = await bootConflictApp()
  app = site.app
  editor = await signIn(app, 'editor')
  edition = await anEdition(app)
})
afterAll(() => site.close())

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Drafts of sessions, each in a time of its own. */
async function drafts(count: number) {
  const made: { id: string }[] = []
  for (const index of numbers(count)) {
    const times = { from: clock(480 + 15 * index), to: clock(490 + 15 * index) }
    made.push(await aSession(app, edition.id, { ...times, _status: 'draft' }))
  }
  return made
}

const patch = (path: string, json: object) => app.fetch(path, { method: 'PATCH', as: editor, json })
const statuses = async (responses: Promise<Response>[]) => (await Promise.all(responses)).map(({ status }) => status)
const all = (count: number, status: number) => numbers(count).map(() => status)

const publishedVersions = async (id: string) => {
  const where: Where = { and: [{ parent: { equals: id } }, { 'version._status': { equals: 'published' } }] }
  return (await app.payload.countVersions({ collection: 'sessions', where, overrideAccess: true })).totalDocs
}

describe('people who write at the same time all succeed', () => {
  test('six publications of different sessions', async () => {
    const sessions = await drafts(6)
    const published = sessions.map(({ id }) => patch(`/api/sessions/${id}`, { _status: 'published' }))
    expect(await statuses(published)).toEqual(all(6, 200))
    for (const { id } of sessions) expect(await publishedVersions(id)).toBe(1)
  })

  test('six automatic saves of one session', async () => {
    const [session] = await drafts(1)
    const saved = numbers(6).map((index) =>
      patch(`/api/sessions/${session?.id}?draft=true&autosave=true`, { title: unique(`Titre ${index}`) }),
    )
    expect(await statuses(saved)).toEqual(all(6, 200))
  })

  test('six logins of one account, and each stays logged in', async () => {
    const { email } = await signIn(app, 'editor')
    const logins = await Promise.all(
      numbers(6).map(() => app.fetch('/api/users/login', { method: 'POST', json: { email, password: PASSWORD } })),
    )
    expect(logins.map(({ status }) => status)).toEqual(all(6, 200))
    for (const login of logins) {
      const { token } = await login.json()
      const me = await (await app.fetch('/api/users/me', { as: { authorization: `JWT ${token}` } })).json()
      expect(me.user?.email).toBe(email)
    }
  })

  test('six mutations of one session', async () => {
    const [session] = await drafts(1)
    const mutation = `mutation ($id: String!, $title: String) {
      updateSession(id: $id, draft: true, data: { title: $title }) { title }
    }`
    const answers = await Promise.all(
      numbers(6).map((index) => {
        const variables = { id: session?.id, title: unique(`Titre ${index}`) }
        return app.graphql<{ updateSession: { title: string } }>(mutation, { as: editor, variables })
      }),
    )
    expect(answers.map(({ errors }) => errors)).toEqual(numbers(6).map(() => undefined))
  })
})

test('twenty sessions planned for one minute are public within it', async () => {
  const sessions = await drafts(20)
  for (const { id } of sessions) {
    await app.payload.jobs.queue({
      task: 'schedulePublish',
      waitUntil: new Date(Date.now() - 1_000),
      input: { type: 'publish', doc: { relationTo: 'sessions', value: id } },
      overrideAccess: true,
    })
  }
  await app.payload.jobs.run({ queue: 'default', limit: 50, overrideAccess: true, silent: true })
  for (const { id } of sessions) {
    expect((await app.fetch(`/api/sessions/${id}`)).status).toBe(200)
    expect(await publishedVersions(id)).toBe(1)
  }
})

describe.runIf(process.env.TEST_DATABASE === 'mongodb')('what the database does', () => {
  /** The proxy; the test is skipped on a server that has transactions itself. */
  const proxyOrSkip = (skip: () => void) => {
    if (!site.proxy) skip()
    const proxy = site.proxy as NonNullable<ConflictApp['proxy']>
    Object.assign(proxy.faults, { conflicts: () => false, commitDelayMs: 0, dropsAtCommit: [] })
    return proxy
  }

  test('a publication succeeds once, whichever of its writes meets a conflict', async ({ skip }) => {
    const { faults } = proxyOrSkip(skip)
    let nth = 0
    for (let hasMet = true; hasMet; ) {
      const [session] = await drafts(1)
      nth += 1
      hasMet = false
      let count = 0
      faults.conflicts = ({ isInTransaction }) => {
        if (!isInTransaction) return false
        count += 1
        if (count !== nth) return false
        hasMet = true
        return true
      }
      expect((await patch(`/api/sessions/${session?.id}`, { _status: 'published' })).status).toBe(200)
      faults.conflicts = () => false
      expect(await publishedVersions(session?.id ?? '')).toBe(1)
      await patch(`/api/sessions/${session?.id}`, { status: 'cancelled', _status: 'published' })
    }
    expect(nth).toBeGreaterThan(3)
  })

  test('a change of several documents reaches all of them when one meets a conflict', async ({ skip }) => {
    const { faults } = proxyOrSkip(skip)
    const speakers = [await aSpeaker(app), await aSpeaker(app), await aSpeaker(app)]
    let count = 0
    faults.conflicts = ({ collection }) => collection === 'speakers' && ++count === 2
    const where = speakers.map(({ id }, index) => `where[or][${index}][id][equals]=${id}`).join('&')
    const response = await patch(`/api/speakers?${where}`, { name: 'Ada Exemple' })
    expect({ status: response.status, ...(await response.json()) }).toMatchObject({ status: 200, errors: [] })
    for (const { id } of speakers) {
      expect((await (await app.fetch(`/api/speakers/${id}`)).json()).name).toBe('Ada Exemple')
    }
  })

  test('an action of the admin is done again whole, whichever of its writes meets a conflict', async ({ skip }) => {
    const { faults } = proxyOrSkip(skip)
    let nth = 0
    for (let hasMet = true; hasMet; ) {
      const [session] = await drafts(1)
      const id = String(session?.id)
      const where = { parent: { equals: id } }
      const versions = async () =>
        (await app.payload.countVersions({ collection: 'sessions', where, overrideAccess: true })).totalDocs
      const before = await versions()
      const title = unique('Copié')
      nth += 1
      hasMet = false
      let count = 0
      faults.conflicts = ({ isInTransaction }) => {
        const isNth = isInTransaction && ++count === nth
        hasMet ||= isNth
        return isNth
      }
      const update = { collection: 'sessions', id, data: { title }, draft: true, overrideAccess: true } as const
      expect((await repeatAction(() => app.payload.update(update))).title).toBe(title)
      faults.conflicts = () => false
      expect(await versions()).toBe(before + 1)
    }
    expect(nth).toBeGreaterThan(2)
  })

  test('of two fields of one mutation only the one that meets a conflict is done again', async ({ skip }) => {
    const { faults, counts } = proxyOrSkip(skip)
    const mutation = `mutation ($one: mutationRoomInput!, $two: mutationRoomInput!) {
      one: createRoom(data: $one) { id } two: createRoom(data: $two) { id }
    }`
    const [one, two] = [unique('Salle'), unique('Salle')].map((name) => ({
      name,
      edition: edition.id,
      _status: 'published',
    }))
    let inserts = 0
    faults.conflicts = ({ name, collection }) => name === 'insert' && collection === 'rooms' && ++inserts === 2
    const before = counts.commits
    const { errors } = await app.graphql(mutation, { as: editor, variables: { one, two } })
    expect([errors, inserts, counts.commits - before]).toEqual([undefined, 3, 2])
    const { totalDocs } = await app.payload.count({
      collection: 'rooms',
      where: { name: { in: [one?.name, two?.name] } },
      overrideAccess: true,
    })
    expect(totalDocs).toBe(2)
  })

  test('slow commits of one session wait for one another', async ({ skip }) => {
    proxyOrSkip(skip).faults.commitDelayMs = 150
    const [session] = await drafts(1)
    const saved = numbers(4).map((index) =>
      patch(`/api/sessions/${session?.id}?draft=true`, { title: `Lente ${index}` }),
    )
    expect(await statuses(saved)).toEqual(all(4, 200))
  })

  test.for([
    ['committed'],
    ['aborted'],
    ['untouched'],
    ['untouched', 'untouched', 'untouched'],
    ['untouched', 'committed', 'untouched'],
  ] as const)('a connection dropped at the commit leaves one effect: %j', async (drops, { skip }) => {
    const { faults } = proxyOrSkip(skip)
    const name = unique('Salle')
    faults.dropsAtCommit.push(...drops)
    const response = await app.fetch('/api/rooms', { method: 'POST', as: editor, json: { name, edition: edition.id } })
    expect(response.status).toBe(201)
    const where = { name: { equals: name } }
    expect((await app.payload.count({ collection: 'rooms', where, overrideAccess: true })).totalDocs).toBe(1)
  })

  test('a mail is sent once when its request is done again', async ({ skip }) => {
    const { faults } = proxyOrSkip(skip)
    const { email } = await signIn(app, 'editor')
    const mails: string[] = []
    const { logger } = app.payload
    const info = logger.info.bind(logger)
    Object.assign(logger, {
      info: (line: unknown) => void (String(line).includes(email) ? mails.push(email) : info(line)),
    })
    let count = 0
    faults.conflicts = ({ collection }) => collection === 'users' && ++count === 1
    const answer = await app.fetch('/api/users/forgot-password', { method: 'POST', json: { email } })
    // The answer is the same for every address, and does not wait for the mail.
    await expect.poll(() => mails.length, { timeout: 10_000 }).toBe(1)
    Object.assign(logger, { info })
    expect([answer.status, count > 1, mails]).toEqual([200, true, [email]])
  })

  test('a request that meets conflicts for ten seconds is refused in its language, and nothing is saved', async ({
    skip,
  }) => {
    const { faults } = proxyOrSkip(skip)
    const name = unique('Salle')
    faults.conflicts = ({ name: command, collection }) => command === 'insert' && collection === 'rooms'
    const json = { name, edition: edition.id }
    const post = (language: string) =>
      app.fetch('/api/rooms', { method: 'POST', as: editor, json, headers: { 'accept-language': language } })
    const mutation = 'mutation ($data: mutationRoomInput!) { createRoom(data: $data) { id } }'
    const [french, english, graphql] = await Promise.all([
      post('fr'),
      post('en'),
      app.graphql(mutation, { as: editor, variables: { data: { ...json, _status: 'published' } } }),
    ])
    faults.conflicts = () => false
    expect([french.status, french.headers.get('retry-after')]).toEqual([503, '5'])
    expect((await french.json()).errors).toMatchObject([
      { code: 'DATABASE_BUSY', message: expect.stringContaining('rien n’a été enregistré') },
    ])
    expect((await english.json()).errors[0].message).toMatch(/nothing was saved/)
    expect(graphql.errors?.[0]?.extensions).toMatchObject({ code: 'DATABASE_BUSY', statusCode: 503 })
    const where = { name: { equals: name } }
    expect((await app.payload.count({ collection: 'rooms', where, overrideAccess: true })).totalDocs).toBe(0)
  }, 30_000)

  test('the commands of one transaction are sent one after the other', ({ skip }) => {
    expect(proxyOrSkip(skip).overlaps).toEqual([])
  })
})
