import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { frenchSpaces } from '../../src/domain/typography'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, aSpeaker, at, create, unique } from '../support/fixtures'
import { plainSpaces } from '../support/plain-spaces'
import { releaseRequests } from '../support/release-requests'

let app: TestApp
let editor: Session
let requests: ReturnType<typeof releaseRequests>

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  requests = releaseRequests(app, editor)
})

afterAll(() => app.close())

describe('a release', () => {
  test('publishes everything that is pending, with the people of its sessions, under a number', async () => {
    const edition = await anEdition(app, { _status: 'draft' })
    const room = await create(app, 'rooms', { name: 'Salle Ada', edition: edition.id })
    const speaker = await create(app, 'speakers', { name: unique('Nouvelle') })
    const session = await create(app, 'sessions', {
      title: 'Coder sans code',
      edition: edition.id,
      format: 'workshop',
      status: 'scheduled',
      startsAt: at('09:00'),
      endsAt: at('10:00'),
      room: room.id,
      participants: [{ speaker: speaker.id, role: 'speaker' }],
    })
    const planned = await requests.plan(edition.id)
    expect(planned.body.pending?.map(({ collection }) => collection)).toEqual([
      'rooms',
      'speakers',
      'sessions',
      'editions',
    ])
    expect(await requests.publicSessions(edition.id)).toEqual([])
    const { status, body } = await requests.release(edition.id)
    expect({ status, body }).toMatchObject({ status: 201, body: { release: { number: 1, published: 4, changes: 1 } } })
    expect(await requests.publicSessions(edition.id)).toMatchObject([{ id: session.id, room: { name: 'Salle Ada' } }])
    const speakers = await app.fetch(`/api/speakers/${speaker.id}`)
    expect(speakers.status).toBe(200)
    const [recorded] = await requests.publicReleases(edition.id)
    expect(recorded).toMatchObject({
      number: 1,
      changes: [
        {
          kind: 'added',
          session: session.id,
          summary: frenchSpaces(
            '« Coder sans code » entre au programme : mar. 21 mai 2024, 9 h 00 – 10 h 00, Salle Ada.',
          ),
        },
      ],
    })
    expect(JSON.stringify(recorded)).not.toContain('programme"')
    const { errors } = await app.graphql<object>('{ Releases(limit: 50) { docs { number programme } } }')
    expect(errors?.[0]?.message).toContain('Cannot query field "programme"')
    for (const query of ['where[programme][exists]=true', 'where[programme.sessions][exists]=true', 'sort=programme']) {
      const guess = await app.fetch(`/api/releases?${query}`)
      expect([query, guess.status]).toEqual([query, 400])
    }
  })

  test('names a session that was deleted for good since', async () => {
    const edition = await anEdition(app)
    const session = await aSession(app, edition.id, { title: 'Disparue', _status: 'draft' })
    await aSession(app, edition.id, { _status: 'draft', from: '11:00', to: '12:00' })
    await requests.release(edition.id)
    expect((await app.fetch(`/api/sessions/${session.id}`, { method: 'DELETE', as: editor })).status).toBe(200)
    expect((await requests.release(edition.id)).status).toBe(201)
    const [, second] = await requests.publicReleases(edition.id)
    const [change, ...others] = (second?.changes ?? []) as { kind: string; session: unknown; summary: string }[]
    expect([change?.kind, change?.session, others]).toEqual(['removed', null, []])
    expect(plainSpaces(change?.summary ?? '')).toBe('« Disparue » n’est plus au programme.')
  })

  test('is refused while a finding blocks, and links to the document to correct', async () => {
    const edition = await anEdition(app)
    const room = await aRoom(app, edition.id)
    const [first, second] = [
      await aSession(app, edition.id, { room: room.id, _status: 'draft' }),
      await aSession(app, edition.id, { room: room.id, _status: 'draft' }),
    ]
    const { status, body } = await requests.release(edition.id)
    expect(status).toBe(409)
    expect(body.errors?.[0]).toMatchObject({ code: 'BLOCKED' })
    expect(body.blocking?.map(({ rule }) => rule)).toEqual(['room-overlap'])
    expect(body.blocking?.[0]?.url).toMatch(new RegExp(`/admin/collections/sessions/(${first.id}|${second.id})`))
    expect(await requests.publicSessions(edition.id)).toEqual([])
    expect(await requests.publicReleases(edition.id)).toEqual([])
  })

  test('publishes two sessions that swap places', async () => {
    const edition = await anEdition(app)
    const room = await aRoom(app, edition.id)
    const one = await aSession(app, edition.id, { title: 'Un', room: room.id, from: '09:00', to: '10:00' })
    const two = await aSession(app, edition.id, { title: 'Deux', room: room.id, from: '10:00', to: '11:00' })
    await requests.edit('sessions', one.id, { startsAt: at('10:00'), endsAt: at('11:00') })
    await requests.edit('sessions', two.id, { startsAt: at('09:00'), endsAt: at('10:00') })
    expect(await requests.release(edition.id)).toMatchObject({
      status: 201,
      body: { release: { published: 2, changes: 2 } },
    })
    expect((await requests.publicSessions(edition.id)).map(({ title }) => title)).toEqual(['Deux', 'Un'])
  })

  test('records the changes of each session since the previous release', async () => {
    const edition = await anEdition(app)
    const [ada, grace] = [
      await aRoom(app, edition.id, { name: 'Ada' }),
      await aRoom(app, edition.id, { name: 'Grace' }),
    ]
    const [amina, lea] = [await aSpeaker(app, { name: 'Amina Kaci' }), await aSpeaker(app, { name: 'Léa Roy' })]
    const make = (title: string, hour: number, values: object = {}) =>
      aSession(app, edition.id, {
        title,
        from: `${hour}:00`,
        to: `${hour}:30`,
        room: ada.id,
        _status: 'draft',
        ...values,
      })
    const moved = await make('Bouge', 10)
    const roomed = await make('Salle', 11)
    const peopled = await make('Gens', 12, { participants: [{ speaker: amina.id, role: 'speaker' }] })
    const renamed = await make('Ancien', 13)
    const cancelled = await make('Annulée', 14)
    const removed = await make('Retirée', 15)
    const changed = await make('Texte', 16)
    await requests.release(edition.id)
    await requests.edit('sessions', moved.id, { startsAt: at('17:00'), endsAt: at('17:30') })
    await requests.edit('sessions', roomed.id, { room: grace.id })
    await requests.edit('sessions', peopled.id, { participants: [{ speaker: lea.id, role: 'moderator' }] })
    await requests.edit('sessions', renamed.id, { title: 'Nouveau' })
    await requests.edit('sessions', cancelled.id, { status: 'cancelled', notice: 'Complet ailleurs.' })
    await app.payload.update({
      collection: 'sessions',
      id: removed.id,
      data: { deletedAt: new Date().toISOString() },
      overrideAccess: true,
    })
    await requests.edit('sessions', changed.id, { capacity: 12 })
    const added = await make('Ajoutée', 18, { _status: 'draft' })
    expect(await requests.release(edition.id)).toMatchObject({
      status: 201,
      body: { release: { number: 2, changes: 8 } },
    })
    const [, second] = await requests.publicReleases(edition.id)
    const changes = (second?.changes ?? []) as { kind: string; session: string; summary: string }[]
    const summaries = changes.map(({ kind, session, summary }) => [kind, session, plainSpaces(summary)])
    expect(summaries).toEqual([
      ['cancelled', cancelled.id, '« Annulée » est annulée : Complet ailleurs.'],
      // The public answer has no id of a session that is no longer public.
      ['removed', null, '« Retirée » n’est plus au programme.'],
      [
        'moved',
        moved.id,
        '« Bouge » change d’horaire : mar. 21 mai 2024, 17 h 00 – 17 h 30, au lieu du mar. 21 mai 2024, 10 h 00 – 10 h 30.',
      ],
      ['room', roomed.id, '« Salle » change de salle : Grace, au lieu de Ada.'],
      ['people', peopled.id, '« Gens » : une personne en plus, une personne en moins.'],
      ['renamed', renamed.id, '« Ancien » s’appelle maintenant « Nouveau ».'],
      ['added', added.id, '« Ajoutée » entre au programme : mar. 21 mai 2024, 18 h 00 – 18 h 30, Ada.'],
      ['changed', changed.id, '« Texte » : informations mises à jour.'],
    ])
    const english = await app.fetch(`/api/releases?where[edition][equals]=${edition.id}&locale=en&sort=-number`)
    expect(JSON.stringify((await english.json()).docs[0].changes)).toContain(
      '\\"Ancien\\" is now called \\"Nouveau\\".',
    )
    expect(JSON.stringify(second)).not.toMatch(/Amina|Léa/)
  })

  test('answers that nothing is pending when it is made again', async () => {
    const edition = await anEdition(app)
    await aSession(app, edition.id, { _status: 'draft' })
    const both = await Promise.all([requests.release(edition.id), requests.release(edition.id)])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    const { status, body } = await requests.release(edition.id)
    expect({ status, code: body.errors?.[0]?.code }).toEqual({ status: 409, code: 'NOTHING_PENDING' })
    expect(await requests.publicReleases(edition.id)).toHaveLength(1)
  })

  test('is refused to those who may not publish', async () => {
    const edition = await anEdition(app)
    await aSession(app, edition.id, { _status: 'draft' })
    const contributor = await signIn(app, 'contributor', [edition.id])
    for (const [method, path] of [
      ['GET', 'release'],
      ['POST', 'release'],
      ['GET', 'releases/1/restore'],
      ['POST', 'releases/1/restore'],
    ] as const) {
      expect((await requests.ask(method, `${edition.id}/${path}`, contributor)).status).toBe(403)
      expect((await requests.ask(method, `${edition.id}/${path}`)).status).toBe(401)
    }
    expect(await requests.publicSessions(edition.id)).toEqual([])
    expect((await requests.release('00000000-0000-0000-0000-000000000000')).status).toBe(404)
  })

  test('answers its progress as NDJSON on request', async () => {
    const edition = await anEdition(app)
    await aSession(app, edition.id, { _status: 'draft' })
    const response = await app.fetch(`/api/programme/${edition.id}/release`, {
      method: 'POST',
      as: editor,
      headers: { accept: 'application/x-ndjson' },
    })
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines[0]).toEqual({ done: 0, total: 2 })
    expect(lines.at(-1)).toMatchObject({ status: 201, body: { release: { number: 1 } } })
  })
})

describe('a release with a document that is refused', () => {
  test('changes nothing for readers, and names the document', async ({ skip }) => {
    if (!requests.hasTransactions()) skip('This MongoDB has no transactions.')
    const edition = await anEdition(app)
    const fine = await aSession(app, edition.id, { title: 'Va bien', _status: 'draft', from: '09:00', to: '10:00' })
    const odd = await aSession(app, edition.id, { title: 'Coince', _status: 'draft', from: '11:00', to: '12:00' })
    // A draft may have an invalid number: only its publication is refused.
    await requests.edit('sessions', odd.id, { capacity: -5 })
    const { status, body } = await requests.release(edition.id)
    expect(status).toBe(409)
    expect(body.errors?.[0]?.message).toBe(
      frenchSpaces(
        '« Coince » n’a pas pu être publié. Nombre de places : -5 est trop petit, le minimum est 0. Rien n’a changé pour le public.',
      ),
    )
    expect(await requests.publicSessions(edition.id)).toEqual([])
    expect((await app.fetch(`/api/sessions/${fine.id}`)).status).toBe(404)
    expect(await requests.publicReleases(edition.id)).toEqual([])
    await requests.edit('sessions', odd.id, { capacity: 5 })
    expect(await requests.release(edition.id)).toMatchObject({
      status: 201,
      body: { release: { number: 1, published: 2 } },
    })
  })
})

describe('during a release', () => {
  test('writes of others wait until it ends, and are not part of it', async () => {
    const edition = await anEdition(app)
    const sessions: string[] = []
    for (let hour = 10; hour < 16; hour += 1) {
      const session = await aSession(app, edition.id, { _status: 'draft', from: `${hour}:00`, to: `${hour}:30` })
      sessions.push(session.id)
    }
    const releasing = requests.release(edition.id)
    const writes = sessions.map((id, index) =>
      app.fetch(`/api/sessions/${id}?draft=true`, {
        method: 'PATCH',
        as: editor,
        json: { title: `Plus tard ${index}` },
      }),
    )
    expect(await releasing).toMatchObject({ status: 201 })
    for (const write of writes) expect((await write).status).toBe(200)
    for (const [index, id] of sessions.entries()) {
      const response = await app.fetch(`/api/sessions/${id}?draft=true`, { as: editor })
      expect(await response.json()).toMatchObject({ title: `Plus tard ${index}` })
    }
  })
})
