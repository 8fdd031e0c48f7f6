import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuseAction } from '../../src/admin/page/guard-action'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, aSpeaker, aTestimonial, at } from '../support/fixtures'

const SECRET = 'Kanari'
const PLACEMENT = { startsAt: at('09:00'), endsAt: at('10:00') }

let app: TestApp
let contributor: Session
let editor: Session
let own: { id: string }
let hidden: { id: string }
let room: { id: string }
let session: { id: string }
let speaker: { id: string; name?: unknown }

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  own = await anEdition(app)
  hidden = await anEdition(app, { title: `Édition ${SECRET}`, _status: 'draft' })
  room = await aRoom(app, hidden.id, { name: `Salle ${SECRET}` })
  speaker = await aSpeaker(app)
  const participants = [{ speaker: speaker.id, role: 'speaker' }]
  session = await aSession(app, hidden.id, { title: `Session ${SECRET}`, room: room.id, participants })
  contributor = await signIn(app, 'contributor', [own.id])
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

async function ask(path: string, as: Session, json?: object, method = json ? 'POST' : 'GET') {
  const response = await app.fetch(path, { method, as, headers: { 'accept-language': 'fr' }, ...(json && { json }) })
  return { status: response.status, text: await response.text() }
}

const check = (placement: object, as: Session) => ask('/api/sessions/checks', as, placement)

describe('of an edition that is not theirs, a contributor', () => {
  test('reads neither the board nor its changes', async () => {
    for (const query of ['', '?since=2020-01-01']) {
      const { status, text } = await ask(`/api/programme/${hidden.id}/board${query}`, contributor)
      expect([query, status, text.includes(room.id), text.includes(session.id)]).toEqual([query, 404, false, false])
      expect((await ask(`/api/programme/${hidden.id}/board${query}`, editor)).status).toBe(200)
    }
  })

  test('gets no conflict with a room that they do not see', async () => {
    const placement = { ...PLACEMENT, room: room.id }
    expect((await check(placement, editor)).text).toContain(`Session ${SECRET}`)
    expect((await check(placement, contributor)).text).toBe('{"warnings":[]}')
  })

  test('reads that a person is taken, and neither by what nor when', async () => {
    const participants = [{ speaker: speaker.id, role: 'speaker' }]
    expect((await check({ ...PLACEMENT, participants }, editor)).text).toContain(SECRET)
    const { text } = await check({ ...PLACEMENT, participants }, contributor)
    expect(text).toContain(String(speaker.name))
    expect(text).toContain('participe à ce moment-là à une session d’une autre édition')
    expect(text).not.toContain(SECRET)
    await aSession(app, own.id, { participants, _status: 'draft' })
    for (const path of [`/api/programme/${own.id}/checks`, `/api/programme/${own.id}/board`]) {
      expect((await ask(path, editor)).text).toContain(SECRET)
      const answer = await ask(path, contributor)
      expect([path, answer.status, answer.text.includes(SECRET)]).toEqual([path, 200, false])
    }
  })

  test('reads that a slug is taken, and not by what', async () => {
    const taken = await aTestimonial(app, { name: SECRET, slug: 'deja-prise', editions: [hidden.id], _status: 'draft' })
    const mine = await aTestimonial(app, { editions: [own.id], _status: 'draft' })
    const rename = (as: Session) =>
      ask(`/api/testimonials/${mine.id}?draft=true`, as, { slug: 'deja-prise', editions: [own.id] }, 'PATCH')
    expect(taken).toBeDefined()
    const byEditor = await rename(editor)
    expect([byEditor.status, byEditor.text.includes(SECRET)]).toEqual([400, true])
    const byContributor = await rename(contributor)
    expect([byContributor.status, byContributor.text.includes(SECRET)]).toEqual([400, false])
    expect(byContributor.text).toMatch(/est déjà prise. Choisissez-en une autre/)
  })
})

describe('the checks of a placement', () => {
  test.each([
    [{ startsAt: 'garbage', endsAt: 'x' }],
    [{ ...PLACEMENT, participants: 'x' }],
    [{ ...PLACEMENT, participants: [1] }],
    [[PLACEMENT]],
    ['x'],
  ])('refuse %j with 400', async (placement) => {
    expect((await check(placement as object, editor)).status).toBe(400)
  })
})

/** The names of Payload's server functions, as its source lists them. */
function serverFunctions(): string[] {
  const path = '../../node_modules/@payloadcms/next/dist/utilities/handleServerFunctions.js'
  const [, table = ''] =
    /const baseServerFunctions = \{([^}]*)\}/.exec(readFileSync(new URL(path, import.meta.url), 'utf8')) ?? []
  return [...table.matchAll(/^\s*'?([\w-]+)'?(?::|,|$)/gm)].map(([, name = '']) => name)
}

describe('a server function of the admin', () => {
  const call = (name: string, as?: Session) =>
    refuseAction(app.payload, new Headers(as ? { authorization: as.authorization } : {}), { name })

  test('is listed when Payload has it, run for the staff only, and refused when it is not listed', async () => {
    const preview = await createApiClient(app, 'preview')
    expect(serverFunctions().length).toBeGreaterThan(10)
    for (const name of serverFunctions()) {
      expect([name, await call(name, editor)]).toEqual([name, undefined])
      for (const as of [undefined, preview]) expect(await call(name, as)).toEqual({ result: { state: null } })
    }
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'unknown']) {
      expect(await call(name, editor)).toEqual({ result: { state: null } })
    }
  })

  test('that plans a publication refuses a contributor at once, and says who can', async () => {
    const refused = await call('schedule-publish', contributor)
    expect(refused?.result.error).toMatch(/^Votre compte ne permet pas de programmer une publication/)
    expect(await call('form-state', contributor)).toBeUndefined()
  })

  test('does not call a plan off, which would leave no entry in the audit log', async () => {
    const headers = new Headers({ authorization: editor.authorization })
    const args = { deleteID: session.id }
    const refused = await refuseAction(app.payload, headers, { name: 'schedule-publish', args })
    expect(refused?.result.error).toContain('renoncez de nouveau')
  })
})
