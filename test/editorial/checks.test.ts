import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkProgramme } from '../../src/editorial/checks/check-programme'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, anEdition, aRoom, aSession, aSpeaker, aTestimonial, at } from '../support/fixtures'
import { anImage } from '../support/visibility-fixtures'

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  editor = await signIn(app, 'editor')
})
afterAll(() => app?.close())

/** Returns the findings on an edition as `rule path`, without those that every fixture has. */
async function found(edition: string): Promise<string[]> {
  const { findings } = (await checkProgramme(app.payload, edition)) ?? { findings: [] }
  const usual = new Set(['missing-english', 'empty-summary', 'no-room', 'no-portrait'])
  return findings.filter(({ rule }) => !usual.has(rule)).map(({ rule, path }) => `${rule} ${path}`)
}

const update = (collection: string, id: string, data: object, options: object = {}) =>
  app.payload.update({
    collection: collection as 'sessions',
    id,
    data,
    depth: 0,
    overrideAccess: true,
    locale: 'fr',
    ...options,
  })

const publish = (id: string) =>
  app.fetch(`/api/sessions/${id}`, { method: 'PATCH', as: editor, json: { _status: 'published' } })

describe('the checked programme', () => {
  test('is the programme once everything pending is published', async () => {
    const { id: edition } = await anEdition(app)
    const { id: room } = await aRoom(app, edition)
    await aSession(app, edition, { room })
    const later = await aSession(app, edition, { room, from: '11:00', to: '12:00' })
    expect(await found(edition)).toEqual([])
    await update('sessions', later.id, { startsAt: at('09:30'), endsAt: at('10:30') }, { draft: true })
    expect(await found(edition)).toEqual(['room-overlap room'])
    expect((await publish(later.id)).status).toBe(400)
    await update('sessions', later.id, { startsAt: at('10:00'), endsAt: at('10:30') }, { draft: true })
    expect(await found(edition)).toEqual([])
  })

  test('contains drafts that were never published, and nothing in the trash', async () => {
    const { id: edition } = await anEdition(app)
    const draft = await aSession(app, edition, { startsAt: null, endsAt: null, _status: 'draft' })
    expect(await found(edition)).toEqual(['no-time startsAt'])
    expect((await publish(draft.id)).status).toBe(400)
    await update('sessions', draft.id, { deletedAt: new Date().toISOString() })
    expect(await found(edition)).toEqual([])
  })

  test('contains no people and rooms in the trash', async () => {
    const { id: edition } = await anEdition(app)
    const [room, speaker] = [await aRoom(app, edition), await aSpeaker(app)]
    const participants = [{ speaker: speaker.id, role: 'speaker' }]
    const session = await aSession(app, edition, { room: room.id, participants })
    const deletedAt = new Date().toISOString()
    await update('rooms', room.id, { deletedAt })
    await update('speakers', speaker.id, { deletedAt })
    expect(await found(edition)).toEqual(['room-gone room', 'person-gone participants.0.speaker'])
    expect((await publish(session.id)).status).toBe(400)
  })

  test('is compared with the published sessions of other editions, not with their drafts', async () => {
    const [here, there] = [await anEdition(app), await anEdition(app)]
    const participants = [{ speaker: (await aSpeaker(app)).id, role: 'speaker' }]
    const elsewhere = await aSession(app, there.id, { participants, _status: 'draft' })
    const session = await aSession(app, here.id, { participants, _status: 'draft' })
    expect(await found(here.id)).toEqual([])
    await update('sessions', elsewhere.id, { _status: 'published' })
    expect(await found(here.id)).toEqual(['person-overlap participants.0.speaker'])
    expect((await publish(session.id)).status).toBe(400)
  })

  test('uses the consent of today, not that of the time when a draft was saved', async () => {
    const { id: edition } = await anEdition(app)
    const testimonial = await aTestimonial(app, { editions: [edition] })
    expect(await found(edition)).toEqual(['consent-missing consents'])
    const consent = await aConsent(app, 'testimonials', testimonial.id)
    await update('testimonials', testimonial.id, { before: 'Vendeuse' }, { draft: true })
    expect(await found(edition)).toEqual([])
    await update('consents', consent.id, { withdrawnAt: new Date().toISOString() })
    expect(await found(edition)).toEqual(['consent-missing consents'])
  })

  test('contains the consents and descriptions of its images', async () => {
    const { id: edition } = await anEdition(app)
    const photo = await app.payload.create({
      collection: 'media',
      data: { alt: 'Un portrait', needsConsent: true },
      file: await anImage('portrait'),
      overrideAccess: true,
    })
    const speaker = await aSpeaker(app, { photo: photo.id })
    await aSession(app, edition, { participants: [{ speaker: speaker.id, role: 'speaker' }] })
    expect(await found(edition)).toEqual(['consent-missing photo'])
    await aConsent(app, 'speakers', speaker.id, { expiresOn: '2024-05-21' })
    expect(await found(edition)).toEqual(['consent-expired photo'])
    await app.payload.db.updateOne({ collection: 'media', id: photo.id, data: { alt: { fr: '' } } })
    expect(await found(edition)).toEqual(['image-without-alt alt', 'consent-expired photo'])
  })

  test('is translated once its English is written', async () => {
    const { id: edition } = await anEdition(app)
    const english = async () =>
      (await checkProgramme(app.payload, edition))?.findings.filter(({ rule }) => rule === 'missing-english').length
    expect(await english()).toBe(1)
    await update('editions', edition, { title: 'Edition' }, { locale: 'en', draft: true })
    expect(await english()).toBe(0)
  })

  test('is undefined for an edition that is unknown or in the trash', async () => {
    const { id: edition } = await anEdition(app)
    await update('editions', edition, { deletedAt: new Date().toISOString() })
    expect(await checkProgramme(app.payload, edition)).toBeUndefined()
    expect(await checkProgramme(app.payload, 'nothing')).toBeUndefined()
  })
})

describe('GET /api/programme/:edition/checks', () => {
  test('answers the users who work on the edition only', async () => {
    const [own, other] = [await anEdition(app), await anEdition(app)]
    const status = async (edition: string, as?: Session) =>
      (await app.fetch(`/api/programme/${edition}/checks`, { as })).status
    const contributor = await signIn(app, 'contributor', [own.id])
    expect(await status(own.id)).toBe(401)
    expect(await status(own.id, await createApiClient(app, 'preview'))).toBe(403)
    expect(await status(own.id, contributor)).toBe(200)
    expect(await status(other.id, contributor)).toBe(403)
    expect(await status('nothing', contributor)).toBe(403)
    expect(await status(other.id, editor)).toBe(200)
    expect(await status(other.id, await signIn(app, 'admin'))).toBe(200)
    expect(await status('nothing', editor)).toBe(404)
  })

  test('returns the counts, and the address of the field of each finding', async () => {
    const { id: edition } = await anEdition(app)
    const session = await aSession(app, edition, { _status: 'draft', startsAt: null })
    const answer = await app.fetch(`/api/programme/${edition}/checks`, { as: editor })
    expect(answer.headers.get('cache-control')).toContain('no-store')
    const { counts, findings } = await answer.json()
    expect(counts).toEqual({ blocks: 1, warns: 5, informs: 0 })
    expect(findings[0]).toEqual({
      rule: 'no-time',
      level: 'blocks',
      message: { fr: expect.stringContaining('à placer'), en: expect.stringContaining('placed') },
      collection: 'sessions',
      id: session.id,
      path: 'startsAt',
      label: session.title,
      url: `/admin/collections/sessions/${session.id}?locale=fr#field=startsAt`,
    })
  })

  test('reports an unbalanced panel without what anybody declared', async () => {
    const { id: edition } = await anEdition(app)
    const people = [1, 2, 3].map(() => aSpeaker(app, { declaredAs: 'woman' }))
    const participants = (await Promise.all(people)).map(({ id }) => ({ speaker: id, role: 'speaker' }))
    await aSession(app, edition, { format: 'panel', participants })
    const text = await (await app.fetch(`/api/programme/${edition}/checks`, { as: editor })).text()
    expect(text).toContain('panel-balance')
    expect(text).not.toMatch(/declaredAs|"woman"|femme/)
  })
})
