import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { subscribeToWrites } from '../../src/cache/write-events'
import { ConsentLimits } from '../../src/content/consent-limits'
import type { Part } from '../../src/database/decorate'
import { publishConsentEnds } from '../../src/delivery/invalidation/publish-consent-ends'
import { ALWAYS } from '../../src/domain/consent'
import { bootApp, type TestApp } from '../support/app'
import { aConsent, anEdition, aSpeaker, aTestimonial } from '../support/fixtures'
import { until } from '../support/wait-until'

const DAY_MS = 24 * 3600 * 1000

let app: TestApp
let watched: Part | undefined
let ends = 0
let unsubscribe: () => void

beforeAll(async () => {
  app = await bootApp()
  unsubscribe = subscribeToWrites(({ tags, collections }) => {
    if (tags.length === 0 && collections.includes('testimonials')) ends += 1
  })
})
afterEach(() => {
  void watched?.close()
  vi.useRealTimers()
})
afterAll(async () => {
  unsubscribe()
  await app.close()
})

async function aTestimonialUntil(consentUntil: number): Promise<string> {
  const { id } = await aTestimonial(app)
  await aConsent(app, 'testimonials', id)
  await writeEnd(id, consentUntil)
  return id
}

const writeEnd = (id: string, consentUntil: number) =>
  app.payload.db.updateOne({
    collection: 'testimonials',
    id,
    data: { consentUntil: new Date(consentUntil).toISOString() },
    returning: false,
  })

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a consent that ends while others are written is published', async () => {
  const other = await aTestimonialUntil(Date.now() + 5 * DAY_MS)
  let isOver = false
  const writing = (async () => {
    for (let day = 5; !isOver; day += 1) {
      await writeEnd(other, Date.now() + day * DAY_MS)
      await wait(1)
    }
  })()
  const missed: number[] = []
  for (let nth = 0; nth < 15; nth += 1) {
    // The end is still to come when it is written, however slow the database is.
    const id = await aTestimonialUntil(Date.now() + DAY_MS)
    ends = 0
    await writeEnd(id, Date.now() + 150)
    await until(() => ends > 0, 3_000).catch(() => missed.push(nth))
  }
  isOver = true
  await writing
  expect(missed).toEqual([])
})

test('a consent that ended within a jump of the clock is published after the next write', async () => {
  const now = Date.now()
  await aTestimonialUntil(now + 2 * DAY_MS)
  await wait(100)
  ends = 0
  vi.useFakeTimers({ toFake: ['Date'], now: now + 6 * DAY_MS })
  const { id } = await anEdition(app)
  await app.payload.db.updateOne({ collection: 'editions', id, data: { city: 'Sète' }, returning: false })
  await aTestimonial(app)
  await expect.poll(() => ends, { timeout: 5_000 }).toBeGreaterThan(0)
})

test('a consent that ended within a jump of the clock is published without a write, and again when the clock goes back', async () => {
  const now = Date.now()
  await aTestimonialUntil(now + 2 * DAY_MS)
  watched = publishConsentEnds(app.payload, 50)
  await wait(200)
  for (const days of [6, 0, 6]) {
    ends = 0
    vi.useFakeTimers({ toFake: ['Date'], now: now + days * DAY_MS })
    await expect.poll(() => ends, { timeout: 5_000 }).toBeGreaterThan(0)
    await wait(200)
  }
})

test('an end that is known is published while the database does not answer', async () => {
  const id = await aTestimonialUntil(Date.now() + DAY_MS)
  await writeEnd(id, Date.now() + 1_500)
  watched = publishConsentEnds(app.payload, 50)
  await wait(800)
  const find = vi.spyOn(app.payload, 'find').mockRejectedValue(new Error('The database does not answer.'))
  ends = 0
  await expect.poll(() => ends, { timeout: 5_000 }).toBeGreaterThan(0)
  find.mockRestore()
})

test('what a response shows is covered until the first of the consents that it needs ends', async () => {
  const limits = new ConsentLimits(async () => app.payload)
  const end = Date.now() + 3 * DAY_MS
  const [ending, speaker] = [await aTestimonialUntil(end), (await aSpeaker(app)).id]
  const { id: lasting } = await aTestimonial(app)
  await aConsent(app, 'testimonials', lasting)
  expect(await limits.until(['rooms', `speakers#${speaker}`, 'speakers@an-edition'])).toBeUndefined()
  expect(await limits.until([`testimonials#${lasting}`])).toBe(Date.parse(ALWAYS))
  expect(await limits.until([`testimonials#${lasting}`, `testimonials#${ending}`, 'rooms'])).toBe(end)
  expect(await limits.until(['testimonials@an-edition'])).toBeLessThanOrEqual(end)
  await writeEnd(ending, end - DAY_MS)
  expect(await limits.until([`testimonials#${ending}`])).toBe(end - DAY_MS)
})
