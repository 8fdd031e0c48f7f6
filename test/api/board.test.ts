import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Board, BoardChanges, BoardSession } from '../../src/domain/board/session'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, aSpeaker, at } from '../support/fixtures'
import { plainSpaces } from '../support/plain-spaces'

let app: TestApp
let editor: Session & { id: string }
let edition: { id: string }
let room: { id: string; name?: unknown }

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  edition = await anEdition(app)
  room = await aRoom(app, edition.id)
})
afterAll(() => app.close())

const inFrench = { 'accept-language': 'fr' }
const boardOf = async (as: Session, id = edition.id): Promise<Board> =>
  (await app.fetch(`/api/programme/${id}/board`, { as })).json()
const onBoard = async (id: string, as: Session = editor): Promise<BoardSession> => {
  const found = (await boardOf(as)).sessions.find((session) => session.id === id)
  if (!found) throw new Error('The session is not on the board.')
  return found
}

interface RequestedMove {
  session: string
  seen: string
  startsAt: string | null
  endsAt: string | null
  room: string | null
  anyway?: boolean
}

async function move(requested: RequestedMove, as: Session | undefined = editor, id = edition.id) {
  const response = await app.fetch(`/api/programme/${id}/moves`, {
    method: 'POST',
    as,
    headers: inFrench,
    json: requested,
  })
  const body = await response.json()
  const [error] = body.errors ?? []
  const message: string | undefined = (error?.data?.errors?.[0] ?? error)?.message
  return { status: response.status, ...body, code: error?.code, message: message && plainSpaces(message) }
}

const to = (from: string, until: string, where: string | null = room.id) => ({
  startsAt: at(from),
  endsAt: at(until),
  room: where,
})

describe('moving', () => {
  test('a move is saved as a draft, and the published placement stays', async () => {
    const session = await aSession(app, edition.id, { room: room.id, from: '09:00', to: '10:00' })
    const { updatedAt } = await onBoard(session.id)
    const answer = await move({ session: session.id, seen: updatedAt, ...to('14:00', '15:00') })
    expect(answer.status).toBe(200)
    expect(answer.session).toMatchObject({ ...to('14:00', '15:00'), state: 'changed' })
    expect(answer.session.published).toEqual(to('09:00', '10:00'))
    const publicly = await (await app.fetch(`/api/sessions/${session.id}?depth=0`)).json()
    expect(publicly).toMatchObject({ startsAt: at('09:00'), _status: 'published' })
  })

  test('a series of moves adds one version to the history', async () => {
    const session = await aSession(app, edition.id)
    const versions = async () =>
      (
        await app.payload.countVersions({
          collection: 'sessions',
          where: { parent: { equals: session.id } },
          overrideAccess: true,
        })
      ).totalDocs
    const before = await versions()
    let seen = (await onBoard(session.id)).updatedAt
    for (const hour of ['11', '12', '13']) {
      const { session: moved } = await move({ session: session.id, seen, ...to(`${hour}:00`, `${hour}:30`) })
      seen = moved.updatedAt
    }
    expect((await versions()) - before).toBe(1)
  })

  test('a move made upon an older version is refused with the change and its author, unless it is forced', async () => {
    const session = await aSession(app, edition.id, { room: room.id, _status: 'draft' })
    const { updatedAt: seen } = await onBoard(session.id)
    const other = await signIn(app, 'admin')
    await move({ session: session.id, seen, ...to('11:00', '12:00') }, other)
    const late = await move({ session: session.id, seen, ...to('16:00', '17:00') })
    expect(late).toMatchObject({ status: 409, code: 'changed-since', by: 'Compte admin' })
    expect(late.session).toMatchObject(to('11:00', '12:00'))
    expect(await onBoard(session.id)).toMatchObject(to('11:00', '12:00'))
    const insisted = await move({ session: session.id, seen, ...to('16:00', '17:00'), anyway: true })
    expect(insisted.session).toMatchObject(to('16:00', '17:00'))
  })

  test('of simultaneous moves of one session only one is saved', async () => {
    const session = await aSession(app, edition.id, { room: room.id, _status: 'draft' })
    const { updatedAt: seen } = await onBoard(session.id)
    const answers = await Promise.all(
      ['10', '11', '12', '13'].map((hour) => move({ session: session.id, seen, ...to(`${hour}:00`, `${hour}:30`) })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })

  test('the board names who has the form of a session open, and moves the session all the same', async () => {
    const session = await aSession(app, edition.id, { room: room.id, _status: 'draft' })
    const other = await signIn(app, 'editor')
    await app.payload.create({
      collection: 'payload-locked-documents',
      data: {
        document: { relationTo: 'sessions', value: session.id },
        user: { relationTo: 'users', value: other.id },
      } as never,
      overrideAccess: true,
      user: { collection: 'users', id: other.id } as never,
    })
    const { locks } = await boardOf(editor)
    expect(locks[session.id]).toBe('Compte editor')
    expect((await boardOf(other)).locks[session.id]).toBeUndefined()
    const { updatedAt: seen } = await onBoard(session.id)
    const answer = await move({ session: session.id, seen, ...to('11:00', '12:00') })
    expect(answer.status).toBe(200)
    expect((await onBoard(session.id)).startsAt).toBe(at('11:00'))
    expect((await boardOf(editor)).locks[session.id]).toBe('Compte editor')
  })

  test('a session returns to the tray without time or room', async () => {
    const session = await aSession(app, edition.id, { room: room.id, _status: 'draft' })
    const { updatedAt: seen } = await onBoard(session.id)
    const waiting = { startsAt: null, endsAt: null, room: null }
    const { session: moved } = await move({ session: session.id, seen, ...waiting })
    expect(moved).toMatchObject(waiting)
    const placed = await move({ session: session.id, seen: moved.updatedAt, ...to('10:00', '11:00') })
    expect(placed.session).toMatchObject(to('10:00', '11:00'))
  })
})

describe('creating', () => {
  const create = async (asked: object, as: Session | undefined = editor, id = edition.id) => {
    const path = `/api/programme/${id}/sessions`
    const response = await app.fetch(path, { method: 'POST', as, headers: inFrench, json: asked })
    const body = await response.json()
    const [error] = body.errors ?? []
    const message = (error?.data?.errors?.[0] ?? error)?.message
    return { status: response.status, session: body.session as BoardSession, message: message && plainSpaces(message) }
  }
  const asked = () => ({ title: '  Nouvelle  ', format: 'panel', ...to('14:00', '15:00') })

  test('a session is created as a draft of the edition, with a number, and the public does not see it', async () => {
    const { status, session } = await create(asked())
    expect(status).toBe(201)
    expect(session).toMatchObject({ title: 'Nouvelle', format: 'panel', state: 'draft', ...to('14:00', '15:00') })
    expect(session.number).toBeGreaterThan(0)
    expect(await onBoard(session.id)).toEqual(session)
    expect((await app.fetch(`/api/sessions/${session.id}`)).status).toBe(404)
  })

  test('a session without a time or a room is to be placed', async () => {
    const { session } = await create({ title: 'À placer', format: null, startsAt: null, endsAt: null, room: null })
    expect(session).toMatchObject({ startsAt: null, endsAt: null, room: null, format: null })
  })

  test('contributors create in their own editions only, others not at all', async () => {
    const own = await signIn(app, 'contributor', [edition.id])
    expect((await create(asked(), own)).status).toBe(201)
    const foreign = await signIn(app, 'contributor', [(await anEdition(app)).id])
    expect((await create(asked(), foreign)).status).toBe(403)
    const anonymous = await app.fetch(`/api/programme/${edition.id}/sessions`, { method: 'POST', json: asked() })
    expect(anonymous.status).toBe(401)
    expect((await create(asked(), editor, 'jamais-vue')).status).toBe(404)
  })

  test.each([
    ['has no title', () => ({ ...asked(), title: '  ' }), /Envoyez le titre/],
    ['has an unknown format', () => ({ ...asked(), format: 'concert' }), /format de session n’existe pas/],
    [
      'lies outside the days of the edition',
      () => ({ ...asked(), startsAt: '2024-06-21T12:00:00.000Z', endsAt: '2024-06-21T13:00:00.000Z' }),
      /a lieu le/,
    ],
    ['is in a room of nobody', () => ({ ...asked(), room: '0123456789abcdef01234567' }), /salle n’existe plus/],
    ['has half a time', () => ({ ...asked(), endsAt: null }), /Envoyez le titre/],
  ])('a session that %s is refused, and nothing is written', async (_, body, message) => {
    const before = (await boardOf(editor)).sessions.length
    const refused = await create(body())
    expect(refused.status).toBe(400)
    expect(refused.message).toMatch(message)
    expect((await boardOf(editor)).sessions).toHaveLength(before)
  })
})

describe('refusals', () => {
  test.each([
    ['ends before it starts', () => to('11:00', '10:00'), /fin vient avant le début/],
    [
      'is outside the days of the edition, by the clock of its zone',
      () => ({ startsAt: '2024-05-21T22:30:00.000Z', endsAt: '2024-05-21T23:00:00.000Z', room: room.id }),
      /a lieu le 21 mai 2024/,
    ],
    ['has half a time', () => ({ startsAt: at('11:00'), endsAt: null, room: null }), /début, la fin et la salle/],
    ['has no time that exists', () => ({ startsAt: 'demain', endsAt: at('11:00'), room: null }), /Envoyez la session/],
  ])('a placement that %s is refused', async (_, placement, message) => {
    const session = await aSession(app, edition.id, { room: room.id, _status: 'draft' })
    const before = await onBoard(session.id)
    const answer = await move({ session: session.id, seen: before.updatedAt, ...placement() })
    expect(answer.status).toBe(400)
    expect(answer.message).toMatch(message)
    expect(await onBoard(session.id)).toEqual(before)
  })

  test('a room of another edition is refused', async () => {
    const other = await anEdition(app)
    const foreign = await aRoom(app, other.id)
    const session = await aSession(app, edition.id, { _status: 'draft' })
    const { updatedAt: seen } = await onBoard(session.id)
    const answer = await move({ session: session.id, seen, ...to('11:00', '12:00', foreign.id) })
    expect(answer.status).toBe(400)
    expect(answer.message).toMatch(/salle n’existe plus dans cette édition/)
    expect((await move({ session: session.id, seen, ...to('11:00', '12:00') }, editor, other.id)).status).toBe(404)
  })
})

describe('permissions', () => {
  test('contributors move the sessions of their own editions and read the others', async () => {
    const session = await aSession(app, edition.id)
    const draft = await aSession(app, edition.id, { room: room.id, _status: 'draft' })
    const [own, foreign] = await Promise.all([
      signIn(app, 'contributor', [edition.id]),
      signIn(app, 'contributor', [(await anEdition(app)).id]),
    ])
    expect((await boardOf(own)).canMove).toBe(true)
    const { updatedAt: seen } = await onBoard(session.id, own)
    expect((await move({ session: session.id, seen, ...to('11:00', '12:00') }, own)).session.state).toBe('changed')

    const board = await boardOf(foreign)
    expect(board.canMove).toBe(false)
    expect(board.sessions.map(({ id }) => id)).not.toContain(draft.id)
    expect(board.sessions.find(({ id }) => id === session.id)?.startsAt).toBe(at('09:00'))
    const known = await onBoard(session.id, foreign)
    const answer = await move({ session: session.id, seen: known.updatedAt, ...to('15:00', '16:00') }, foreign)
    expect(answer.status).toBe(403)
  })

  test('others can neither read the board nor move a session', async () => {
    const path = `/api/programme/${edition.id}/board`
    expect((await app.fetch(path)).status).toBe(401)
    expect((await app.fetch(`${path}?since=2024-01-01T00:00:00Z`)).status).toBe(401)
    expect((await app.fetch(path, { as: await createApiClient(app, 'preview') })).status).toBe(403)
    const requested = { session: 'x', seen: 'x', ...to('11:00', '12:00') }
    const anonymous = await app.fetch(`/api/programme/${edition.id}/moves`, { method: 'POST', json: requested })
    expect(anonymous.status).toBe(401)
    const unknown = await app.fetch('/api/programme/jamais-vue/board', { as: editor })
    expect(unknown.status).toBe(404)
  })
})

describe('changes from elsewhere', () => {
  const changes = async (stamp: string): Promise<BoardChanges> =>
    (await app.fetch(`/api/programme/${edition.id}/board?since=${stamp}`, { as: editor })).json()

  test('are returned since an instant: moved, new and missing sessions, and changes of the rooms', async () => {
    const session = await aSession(app, edition.id)
    const board = await boardOf(editor)
    expect(await changes(board.stamp)).toMatchObject({ count: board.sessions.length, frame: board.frame })
    const { updatedAt: seen } = await onBoard(session.id)
    await move({ session: session.id, seen, ...to('17:00', '18:00') })
    const moved = (await changes(board.stamp)).sessions.find(({ id }) => id === session.id)
    expect(moved).toMatchObject(to('17:00', '18:00'))
    await app.payload.delete({ collection: 'sessions', id: session.id, overrideAccess: true })
    expect((await changes(board.stamp)).count).toBe(board.sessions.length - 1)
    await aRoom(app, edition.id)
    expect((await changes(board.stamp)).frame).not.toBe(board.frame)
    const wrong = await app.fetch(`/api/programme/${edition.id}/board?since=hier`, { as: editor })
    expect(wrong.status).toBe(400)
  })

  test('include the sessions of other editions that need the same people', async () => {
    const speaker = await aSpeaker(app)
    const participants = [{ speaker: speaker.id, role: 'speaker' }]
    const other = await anEdition(app)
    const elsewhere = await aSession(app, other.id, { participants, from: '20:00', to: '21:00' })
    await aSession(app, edition.id, { participants, from: '10:00', to: '11:00', _status: 'draft' })
    const board = await boardOf(editor)
    expect(board.elsewhere).toContainEqual({
      title: elsewhere.title,
      startsAt: at('20:00'),
      endsAt: at('21:00'),
      people: [speaker.id],
    })
    expect(board.people[speaker.id]).toBe(speaker.name)
  })
})
