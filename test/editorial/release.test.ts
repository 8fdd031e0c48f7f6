import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, aSpeaker, at, create, unique } from '../support/fixtures'
import { signIn } from '../support/people'

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})

afterAll(() => app.close())

interface Answer {
  status: number
  body: {
    release?: { number: number; changes: number; published: number }
    errors?: { message: string; code?: string }[]
    blocking?: { rule: string; url: string }[]
    pending?: { collection: string; label: string; isPublic: boolean }[]
    changes?: { kind: string; session: string; summary: { fr: string; en: string } }[]
    warnings?: number
    number?: number
    gone?: string[]
  }
}

async function ask(method: string, path: string, as?: Session, query = ''): Promise<Answer> {
  const response = await app.fetch(`/api/programme/${path}${query}`, { method, as })
  return { status: response.status, body: await response.json() }
}

const release = (edition: string, as: Session = editor) => ask('POST', `${edition}/release`, as)
const plan = (edition: string, as: Session = editor) => ask('GET', `${edition}/release`, as)

const edit = (collection: string, id: string, data: object, locale: 'fr' | 'en' = 'fr') =>
  app.payload.update({
    collection: collection as 'sessions',
    id,
    data,
    locale,
    draft: true,
    depth: 0,
    overrideAccess: true,
  })

async function publicSessions(edition: string) {
  const response = await app.fetch(`/api/sessions?where[edition][equals]=${edition}&sort=startsAt&depth=1&limit=100`)
  const { docs } = await response.json()
  return docs as { id: string; title: string; startsAt: string; room?: { name: string }; status: string }[]
}

async function publicReleases(edition: string) {
  const response = await app.fetch(`/api/releases?where[edition][equals]=${edition}&sort=number&depth=0`)
  return ((await response.json()) as { docs: Record<string, unknown>[] }).docs
}

describe('a release', () => {
  test('publishes everything that is pending, and the people it needs, under a number', async () => {
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
    const planned = await plan(edition.id)
    expect(planned.body.pending?.map(({ collection }) => collection)).toEqual([
      'rooms',
      'speakers',
      'sessions',
      'editions',
    ])
    expect(await publicSessions(edition.id)).toEqual([])
    const { status, body } = await release(edition.id)
    expect({ status, body }).toMatchObject({ status: 201, body: { release: { number: 1, published: 4, changes: 1 } } })
    expect(await publicSessions(edition.id)).toMatchObject([{ id: session.id, room: { name: 'Salle Ada' } }])
    const speakers = await app.fetch(`/api/speakers/${speaker.id}`)
    expect(speakers.status).toBe(200)
    const [recorded] = await publicReleases(edition.id)
    expect(recorded).toMatchObject({
      number: 1,
      changes: [
        {
          kind: 'added',
          session: session.id,
          summary: '« Coder sans code » entre au programme : mar. 21 mai 2024, 9 h 00 – 10 h 00, Salle Ada.',
        },
      ],
    })
    expect(JSON.stringify(recorded)).not.toContain('programme"')
  })
})
