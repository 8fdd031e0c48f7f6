import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, aSpeaker } from '../support/fixtures'

const secret = 'a-secret-of-the-front-end'

let app: TestApp

beforeAll(async () => {
  process.env.PREVIEW_URL = 'https://www.exemple.fr/api/preview'
  process.env.PREVIEW_SECRET = secret
  app = await bootApp()
})
afterAll(() => app.close())

/** The address that the admin opens beside the form of a document. */
async function previewOf(collection: 'sessions' | 'speakers' | 'rooms', data: object, code = 'en') {
  const { config } = app.payload
  const { url } = config.admin.livePreview ?? {}
  if (typeof url !== 'function') throw new Error('There is no preview.')
  const req = { payload: app.payload, user: null, context: {}, headers: new Headers() }
  const collectionConfig = app.payload.collections[collection].config
  return url({ collectionConfig, data, locale: { code, label: '' }, payload: app.payload, req } as never)
}

describe('with PREVIEW_URL, the preview beside a form', () => {
  test('is a page of the front end, by a signed link that says what to show', async () => {
    const edition = await anEdition(app)
    const session = await aSession(app, edition.id)
    const link = new URL(String(await previewOf('sessions', session)))
    expect(link.origin + link.pathname).toBe('https://www.exemple.fr/api/preview')
    const { expires, signature, ...shown } = Object.fromEntries(link.searchParams)
    expect(shown).toEqual({
      ...{ collection: 'sessions', id: session.id, locale: 'en' },
      ...{ slug: session.slug, edition: edition.slug },
    })
    const hours = (Number(expires) * 1000 - Date.now()) / 3_600_000
    expect(hours > 1 && hours <= 2).toBe(true)
    const [signed] = link.search.slice(1).split('&signature=')
    expect(signature).toBe(
      createHmac('sha256', secret)
        .update(signed ?? '')
        .digest('base64url'),
    )
    expect(link.href).not.toContain(secret)
  })

  test('has no edition for a person, and none for what has no page or was never saved', async () => {
    const speaker = await aSpeaker(app)
    const link = new URL(String(await previewOf('speakers', speaker, 'fr')))
    expect([link.searchParams.get('locale'), link.searchParams.has('edition')]).toEqual(['fr', false])
    const edition = await anEdition(app)
    expect(await previewOf('rooms', await aRoom(app, edition.id))).toBeNull()
    expect(await previewOf('sessions', {})).toBeNull()
  })
})
