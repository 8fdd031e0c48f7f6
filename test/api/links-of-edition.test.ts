import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DeliveryError } from '../../src/domain/mail-delivery'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aSession, aSpeaker } from '../support/fixtures'
import { collectMails, type Mails } from '../support/mails'
import { PersonVisit } from '../support/person-visit'
import { until } from '../support/wait-until'

let app: TestApp
let editor: Session
let mails: Mails

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  editor = await signIn(app, 'editor')
})
beforeEach(() => {
  mails = collectMails(app.payload)
})
afterAll(() => app.close())

interface Person {
  id: string
  person: string
  answer: string
  email?: string
}

/** An edition with speakers, one in a draft session. */
async function anEditionWith(count: number) {
  const edition = await anEdition(app)
  const speakers: { id: string }[] = []
  for (let nth = 0; nth < count; nth += 1) speakers.push(await aSpeaker(app))
  const [first, ...others] = speakers
  const participants = (of: { id: string }[]) => of.map(({ id }) => ({ speaker: id, role: 'speaker' }))
  await aSession(app, edition.id, { participants: participants(others) })
  await aSession(app, edition.id, {
    _status: 'draft',
    from: '11:00',
    to: '12:00',
    participants: participants(first ? [first] : []),
  })
  const path = `/api/programme/${edition.id}/person-pages`
  const people = async (): Promise<Person[]> => (await (await app.fetch(path, { as: editor })).json()).people
  const send = (json: object) => app.fetch(path, { method: 'POST', as: editor, json })
  const emails = Object.fromEntries(speakers.map(({ id }) => [id, `${id}@exemple.fr`]))
  const ended = () => until(async () => (await people()).every(({ answer }) => answer !== 'waiting'))
  return { path, people, send, emails, speakers, ended }
}

const resume = async () => (await import('../../src/consent/send-many')).sendQueued(app.payload)
const age = (id: string, data: Record<string, unknown>) =>
  app.payload.db.updateOne({ collection: 'person-links', where: { 'subject.value': { equals: id } }, data })

describe('the links to all speakers of an edition', () => {
  test('go to each with an address, once, whoever asks for them and however often', async () => {
    const { people, send, emails, speakers, ended } = await anEditionWith(4)
    const [without = { id: '' }] = speakers
    delete emails[without.id]
    expect((await people()).map(({ answer }) => answer)).toEqual(['none', 'none', 'none', 'none'])
    const answers = await Promise.all([1, 2, 3].map(() => send({ sending: 'send', emails })))
    expect(answers.map(({ status }) => status).filter((status) => status !== 202 && status !== 409)).toEqual([])
    await ended()
    await send({ sending: 'send', emails })
    await ended()
    await resume()
    expect(mails.sent.map(({ to }) => to).sort()).toEqual(Object.values(emails).sort())
    const after = await people()
    expect(after.filter(({ answer }) => answer === 'requested')).toHaveLength(3)
    expect(after.find(({ id }) => id === without.id)).toMatchObject({ answer: 'none' })
  })

  test('show who has opened the page and who has answered, and only the others are reminded', async () => {
    const { people, send, emails, speakers, ended } = await anEditionWith(3)
    await send({ sending: 'send', emails })
    await ended()
    const [agrees = { id: '' }, opens = { id: '' }, ignores = { id: '' }] = speakers
    const visit = async ({ id }: { id: string }) => {
      const { text } = await mails.take(`${id}@exemple.fr`)
      const one = new PersonVisit()
      await one.open(/\/ma-page\/[\w-]{43}/.exec(String(text))?.[0] ?? '')
      return one
    }
    await (await visit(agrees)).send('accord', { scope: ['name'] })
    await visit(opens)
    await mails.take(`${ignores.id}@exemple.fr`)
    const answerOf = async () => Object.fromEntries((await people()).map(({ id, answer }) => [id, answer]))
    expect(await answerOf()).toEqual({ [agrees.id]: 'agreed', [opens.id]: 'opened', [ignores.id]: 'requested' })
    await send({ sending: 'remind', emails: {} })
    expect(mails.sent).toEqual([])
    const yesterday = new Date(Date.now() - 25 * 3_600_000).toISOString()
    for (const { id } of speakers) await age(id, { createdAt: yesterday, usedAt: id === opens.id ? yesterday : null })
    expect(await (await send({ sending: 'remind', emails: {} })).json()).toEqual({ queued: 2 })
    await ended()
    expect(mails.sent.map(({ to }) => to).sort()).toEqual([opens, ignores].map(({ id }) => `${id}@exemple.fr`).sort())
  })

  test('are sent after a restart, except the one that may have been received already', async () => {
    const { people, send, emails, speakers } = await anEditionWith(3)
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let asked = 0
    Object.assign(app.payload.email, {
      deliver: async () => {
        asked += 1
        await held
        throw new Error('The process dies.')
      },
    })
    await send({ sending: 'send', emails })
    await until(() => asked === 1)
    release()
    await until(async () => (await app.payload.db.count({ collection: 'leases' })).totalDocs === 0)
    mails = collectMails(app.payload)
    await resume()
    await resume()
    expect(mails.sent).toHaveLength(2)
    expect((await people()).map(({ answer }) => answer).sort()).toEqual(['requested', 'requested', 'unsure'])
    expect(speakers).toHaveLength(3)
  })

  test('are tried a few times only when the mail server accepts none, and can be sent again', async () => {
    const { people, send, emails, ended } = await anEditionWith(6)
    let asked = 0
    Object.assign(app.payload.email, {
      deliver: async () => {
        asked += 1
        throw new DeliveryError('No.')
      },
    })
    await send({ sending: 'send', emails })
    await ended()
    expect(asked).toBe(3)
    expect(new Set((await people()).map(({ answer }) => answer))).toEqual(new Set(['failed']))
    mails = collectMails(app.payload)
    await send({ sending: 'send', emails: {} })
    await ended()
    expect(mails.sent).toHaveLength(6)
  })

  test('are for people who may publish, of an edition that exists, with complete addresses', async () => {
    const { path, send, speakers } = await anEditionWith(1)
    const contributor = await signIn(app, 'contributor')
    for (const as of [undefined, contributor]) {
      expect((await app.fetch(path, { as })).status).toBe(403)
      expect((await app.fetch(path, { method: 'POST', as, json: { sending: 'send' } })).status).toBe(403)
    }
    expect((await app.fetch('/api/programme/nowhere/person-pages', { as: editor })).status).toBe(404)
    const [speaker = { id: '' }] = speakers
    const refused = await send({ sending: 'send', emails: { [speaker.id]: 'a@exemple.fr, b@exemple.fr' } })
    expect(refused.status).toBe(400)
    expect(mails.sent).toEqual([])
  })
})
