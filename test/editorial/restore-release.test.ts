import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, aSpeaker, at } from '../support/fixtures'
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

describe('restoring a release', () => {
  test('publishes its sessions again in both languages, as a new release', async () => {
    const edition = await anEdition(app)
    const room = await aRoom(app, edition.id, { name: 'Ada' })
    const speaker = await aSpeaker(app)
    const session = await aSession(app, edition.id, {
      title: 'D’abord',
      room: room.id,
      abstract: paragraph('Le premier résumé.'),
      participants: [{ speaker: speaker.id, role: 'speaker' }],
      accessibility: ['lsf'],
      _status: 'draft',
    })
    await requests.edit('sessions', session.id, { title: 'At first' }, 'en')
    await requests.release(edition.id)
    await requests.edit('sessions', session.id, {
      title: 'Ensuite',
      abstract: null,
      participants: [],
      room: null,
      capacity: 3,
    })
    await requests.edit('sessions', session.id, { title: 'Later' }, 'en')
    const later = await aSession(app, edition.id, { _status: 'draft', from: '15:00', to: '16:00' })
    await requests.release(edition.id)
    expect(await requests.publicSessions(edition.id)).toHaveLength(2)

    const planned = await requests.ask('GET', `${edition.id}/releases/1/restore`, editor)
    expect(planned.body.changes?.map(({ kind }) => kind)).toEqual(['removed', 'room', 'people', 'renamed', 'changed'])
    const { status, body } = await requests.ask('POST', `${edition.id}/releases/1/restore`, editor)
    expect({ status, body }).toMatchObject({ status: 201, body: { release: { number: 3 } } })
    const french = await (await app.fetch(`/api/sessions/${session.id}?depth=1`)).json()
    expect(french).toMatchObject({
      title: 'D’abord',
      room: { name: 'Ada' },
      accessibility: ['lsf'],
      participants: [{ speaker: { id: speaker.id } }],
    })
    expect(JSON.stringify(french.abstract)).toContain('Le premier résumé.')
    expect(french.capacity ?? null).toBeNull()
    const english = await (await app.fetch(`/api/sessions/${session.id}?locale=en`)).json()
    expect(english.title).toBe('At first')
    expect((await app.fetch(`/api/sessions/${later.id}`)).status).toBe(404)
    const draft = await app.fetch(`/api/sessions/${later.id}?draft=true`, { as: editor })
    expect(await draft.json()).toMatchObject({ _status: 'draft' })
    expect(await requests.publicReleases(edition.id)).toMatchObject([{}, {}, { number: 3, restores: 1 }])
    expect((await requests.ask('POST', `${edition.id}/releases/1/restore`, editor)).status).toBe(409)

    // An unpublished session is pending, and is published by the next release.
    expect(await requests.release(edition.id)).toMatchObject({
      status: 201,
      body: { release: { number: 4, published: 1 } },
    })
    expect((await app.fetch(`/api/sessions/${later.id}`)).status).toBe(200)
  })

  test('leaves out a video that was taken out since, and says so', async () => {
    const edition = await anEdition(app)
    const recording = {
      url: 'https://video.example.org/seance',
      captionsUrl: 'https://video.example.org/seance.vtt',
      transcript: 'Une voix retirée.',
    }
    const session = await aSession(app, edition.id, { title: 'Filmée', recording, _status: 'draft' })
    await requests.release(edition.id)
    const none = { url: null, captionsUrl: null, transcript: null }
    await requests.edit('sessions', session.id, { title: 'Renommée', recording: none })
    await requests.release(edition.id)
    const planned = await requests.ask('GET', `${edition.id}/releases/1/restore`, editor)
    expect(planned.body).toMatchObject({ withoutVideo: ['Filmée'], changes: [{ kind: 'renamed' }] })
    expect((await requests.ask('POST', `${edition.id}/releases/1/restore`, editor)).status).toBe(201)
    const restored = await app.fetch(`/api/sessions/${session.id}`)
    const text = await restored.text()
    expect(JSON.parse(text).title).toBe('Filmée')
    expect(text).not.toMatch(/video\.example|Une voix/)
    const [last] = await app.payload.db
      .find<{ programme: object }>({
        collection: 'releases',
        where: { edition: { equals: edition.id } },
        sort: '-number',
      })
      .then(({ docs }) => docs)
    expect(JSON.stringify(last?.programme)).not.toContain('video.example')
  })

  test('leaves out a person who was withdrawn and taken out of the session since, and says so', async () => {
    const edition = await anEdition(app)
    const [zoe, lea] = [await aSpeaker(app, { name: 'Zoé Partie' }), await aSpeaker(app)]
    const both = [zoe, lea].map(({ id }) => ({ speaker: id, role: 'speaker' }))
    const session = await aSession(app, edition.id, { title: 'À deux', participants: both, _status: 'draft' })
    await requests.release(edition.id)
    await requests.edit('sessions', session.id, { title: 'Seule', participants: both.slice(1) })
    await requests.release(edition.id)
    const json = { collection: 'speakers', id: zoe.id }
    await app.fetch('/api/person-pages/withdrawals', { method: 'POST', as: editor, json })
    const planned = await requests.ask('GET', `${edition.id}/releases/1/restore`, editor)
    expect(planned.body).toMatchObject({ withoutPeople: ['Zoé Partie'], changes: [{ kind: 'renamed' }] })
    expect((await requests.ask('POST', `${edition.id}/releases/1/restore`, editor)).status).toBe(201)
    const restored = await (await app.fetch(`/api/sessions/${session.id}?depth=0`, { as: editor })).json()
    expect(restored).toMatchObject({ title: 'À deux', participants: [{ speaker: lea.id }] })
  })

  test('restores a session from the trash, and leaves out sessions that were deleted for good', async () => {
    const edition = await anEdition(app)
    const trashed = await aSession(app, edition.id, {
      title: 'Corbeille',
      _status: 'draft',
      from: '09:00',
      to: '10:00',
    })
    const deleted = await aSession(app, edition.id, { title: 'Effacée', _status: 'draft', from: '10:00', to: '11:00' })
    const other = await aSession(app, edition.id, { title: 'Reste', _status: 'draft', from: '11:00', to: '12:00' })
    await requests.release(edition.id)
    await app.payload.update({
      collection: 'sessions',
      id: trashed.id,
      data: { deletedAt: new Date().toISOString() },
      overrideAccess: true,
    })
    await app.payload.delete({ collection: 'sessions', id: deleted.id, overrideAccess: true })
    expect((await requests.ask('GET', `${edition.id}/releases/1/restore`, editor)).body.gone).toEqual(['Effacée'])
    expect((await requests.ask('POST', `${edition.id}/releases/1/restore`, editor)).status).toBe(201)
    expect((await requests.publicSessions(edition.id)).map(({ id }) => id)).toEqual([trashed.id, other.id])
  })

  test('is refused when the restored programme has findings that block', async ({ skip }) => {
    if (!requests.hasTransactions()) skip('This MongoDB has no transactions.')
    const edition = await anEdition(app)
    const session = await aSession(app, edition.id, { _status: 'draft' })
    await requests.release(edition.id)
    await requests.edit('sessions', session.id, { startsAt: at('14:00'), endsAt: at('15:00') })
    await requests.release(edition.id)
    await app.payload.update({
      collection: 'editions',
      id: edition.id,
      data: { startsOn: '2024-05-22', endsOn: '2024-05-22' },
      draft: true,
      overrideAccess: true,
    })
    const { status, body } = await requests.ask('POST', `${edition.id}/releases/1/restore`, editor)
    expect(status).toBe(409)
    expect(JSON.stringify(body)).toContain('édition')
    expect(await requests.publicSessions(edition.id)).toMatchObject([{ startsAt: at('14:00') }])
  })
})

const paragraph = (text: string) => ({
  root: {
    type: 'root',
    format: '',
    indent: 0,
    version: 1,
    direction: 'ltr',
    children: [
      {
        type: 'paragraph',
        format: '',
        indent: 0,
        version: 1,
        direction: 'ltr',
        children: [{ type: 'text', text, format: 0, detail: 0, mode: 'normal', style: '', version: 1 }],
      },
    ],
  },
})
