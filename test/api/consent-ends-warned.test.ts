import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { addDays } from '../../src/domain/date-shift'
import { DEFAULT_ZONE, dayIn } from '../../src/domain/zone'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, aSpeaker, aTestimonial } from '../support/fixtures'
import { collectMails, loseMailServer, type Mails } from '../support/mails'

let app: TestApp
let editor: Session & { email: string }
let mails: Mails
const today = dayIn(new Date().toISOString(), DEFAULT_ZONE)

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  await signIn(app, 'admin')
  await signIn(app, 'contributor')
  editor = await signIn(app, 'editor')
})
beforeEach(async () => {
  mails = collectMails(app.payload)
  await app.payload.db.deleteMany({ collection: 'consents', where: { id: { exists: true } } })
})
afterAll(() => app.close())

const warn = async () => (await import('../../src/consent/warn-of-ends')).warnOfEnds(app.payload)
const until = (days: number) => ({ expiresOn: addDays(today, days) })

test('editors read once, in one mail, which consents end within thirty days', async () => {
  const testimonial = await aTestimonial(app, { name: 'Léa', displayMode: 'pseudonym' })
  const speaker = await aSpeaker(app, { name: 'Nadia Roux' })
  await aConsent(app, 'testimonials', testimonial.id, { person: 'Amina Benali', ...until(30) })
  await aConsent(app, 'speakers', speaker.id, { person: 'Nadia Roux', ...until(0) })
  await aConsent(app, 'speakers', (await aSpeaker(app)).id, until(31))
  // Three nodes at once, and each again after a restart.
  await Promise.all([warn(), warn(), warn()])
  await warn()
  await warn()
  expect(mails.sent).toHaveLength(1)
  const [{ to, subject, text, html } = {}] = mails.sent
  expect(to).toBe(editor.email)
  expect(subject).toBe('2 accords se terminent bientôt')
  expect(text).toContain(`/admin/collections/testimonials/${testimonial.id}`)
  expect(String(text).replaceAll('\u00A0', ' ')).toMatch(/Intervention « Nadia Roux » : jusqu’au \d/)
  // The name of somebody under a pseudonym leaves the database in no mail.
  expect(`${text}${html}`).toContain('Léa')
  expect(`${text}${html}`).not.toContain('Benali')
})

test('a consent whose end was changed is announced again, and one that was withdrawn is not', async () => {
  const { id } = await aSpeaker(app)
  const consent = await aConsent(app, 'speakers', id, until(5))
  const withdrawn = await aConsent(app, 'speakers', (await aSpeaker(app)).id, until(5))
  const change = (of: string, json: object) =>
    app.fetch(`/api/consents/${of}`, { method: 'PATCH', as: editor, json: { ...json } })
  await change(withdrawn.id, { withdrawnAt: new Date().toISOString() })
  await warn()
  expect(mails.sent).toHaveLength(1)
  expect(mails.sent[0]?.subject).toBe('Un accord se termine bientôt')
  expect((await change(consent.id, { ...until(20), warnedOf: until(20).expiresOn })).status).toBe(200)
  await warn()
  await warn()
  expect(mails.sent).toHaveLength(2)
})

test('a mail that is not accepted is sent again, and no process that died keeps it from being sent', async () => {
  const { id } = await aSpeaker(app)
  await aConsent(app, 'speakers', id, until(5))
  await loseMailServer(app.payload)
  await warn()
  const dead = { key: 'consent-ends', owner: 'dead', pid: 2 ** 22, token: 'dead', until: '2020-01-01T00:00:00.000Z' }
  await app.payload.db.create({ collection: 'leases', data: { ...dead, createdAt: dead.until } })
  const { sent } = collectMails(app.payload)
  await warn()
  expect(sent).toHaveLength(1)
})

test('a consent takes effect until the end of its last day, and nobody has to do anything', async () => {
  const { id } = await aTestimonial(app)
  await aConsent(app, 'testimonials', id, until(0))
  const status = async () => (await app.fetch(`/api/testimonials/${id}`)).status
  expect(await status()).toBe(200)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * 3_600_000 })
  expect(await status()).toBe(404)
  vi.useRealTimers()
})
