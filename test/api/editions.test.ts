import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slugify } from '../../src/domain/slug'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aSession, create, unique } from '../support/fixtures'
import { plainSpaces } from '../support/plain-spaces'

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

const save = (id: string, json: object, draft = false) =>
  app.fetch(`/api/editions/${id}${draft ? '?draft=true' : ''}`, {
    method: 'PATCH',
    as: editor,
    headers: { 'accept-language': 'fr' },
    json,
  })

async function refusal(response: Response) {
  const [error] = (await response.json()).errors[0].data.errors
  return { status: response.status, path: error.path, message: plainSpaces(error.message) }
}

describe('the days of an edition', () => {
  test('end after they start', async () => {
    const { id } = await anEdition(app)
    expect(await refusal(await save(id, { startsOn: '2024-05-22' }))).toMatchObject({ status: 400, path: 'endsOn' })
  })

  test('are days that exist', async () => {
    const { id } = await anEdition(app)
    const answer = await refusal(await save(id, { startsOn: '2024-02-30', _status: 'published' }))
    expect(answer).toMatchObject({ status: 400, path: 'startsOn', message: 'Indiquez une date qui existe.' })
  })

  test('change in steps: save a draft, move the sessions, then publish', async () => {
    const { id } = await anEdition(app)
    const session = await aSession(app, id)
    const days = { startsOn: '2024-06-04', endsOn: '2024-06-05' }
    const early = await refusal(await save(id, { ...days, _status: 'published' }))
    expect(early).toMatchObject({ status: 400, path: 'startsOn' })
    expect(early.message).toContain(`« ${session.title} »`)

    expect((await save(id, { ...days, _status: 'draft' }, true)).status).toBe(200)
    const moved = await app.fetch(`/api/sessions/${session.id}`, {
      method: 'PATCH',
      as: editor,
      json: { startsAt: '2024-06-04T08:00:00.000Z', endsAt: '2024-06-04T09:00:00.000Z' },
    })
    expect(moved.status).toBe(200)
    expect((await save(id, { ...days, _status: 'published' })).status).toBe(200)
  })
})

describe('an edition', () => {
  test('needs a time zone that exists', async () => {
    const { id } = await anEdition(app)
    expect(await refusal(await save(id, { timezone: 'Europe/Montpellier' }))).toMatchObject({ path: 'timezone' })
  })

  test('has a unique slug, with a number when the title is taken', async () => {
    const title = unique('Assises')
    const [first, second] = [await anEdition(app, { title }), await create(app, 'editions', { title })]
    expect(second?.slug).toBe(`${first?.slug}-2`)
  })

  test('can be saved as an empty draft without a title', async () => {
    const response = await app.fetch('/api/editions?draft=true', { method: 'POST', as: editor, json: {} })
    expect(response.status).toBe(201)
    const { doc } = await response.json()
    expect(doc.slug).toMatch(/^sans-titre-/)
    expect((await (await save(doc.id, { title: unique('Enfin') }, true)).json()).doc.slug).toMatch(/^enfin-/)
  })

  test('has the slug of its English title until there is a French one', async () => {
    const inEnglish = (id: string, title: string) =>
      app.fetch(`/api/editions/${id}?draft=true&locale=en`, { method: 'PATCH', as: editor, json: { title } })
    const { id } = await create(app, 'editions', {})
    const [english, longer, french] = [unique('Early'), unique('Earlier'), unique('Tôt')]
    expect((await (await inEnglish(id, english)).json()).doc.slug).toBe(slugify(english))
    expect((await (await inEnglish(id, longer)).json()).doc.slug).toBe(slugify(longer))
    expect((await (await save(id, { title: french }, true)).json()).doc.slug).toBe(slugify(french))
    expect((await (await inEnglish(id, english)).json()).doc.slug).toBe(slugify(french))
  })

  test('keeps a slug that an editor chose', async () => {
    const { id } = await create(app, 'editions', {})
    const chosen = slugify(unique('choisie'))
    await save(id, { slug: chosen }, true)
    expect((await (await save(id, { title: unique('Titre') }, true)).json()).doc.slug).toBe(chosen)
  })
})
