import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAdmin } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser, type Visitor } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'

// A draft saves itself two seconds after the last change.
const saved = { timeout: 15_000 }
const inMontreal: Visitor = { timezoneId: 'America/Montreal' }

let browser: TestBrowser
let server: RunningServer

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function logIn(visitor: Visitor = {}): Promise<Page> {
  const { page } = await browser.visit({ baseURL: server.url, ...visitor })
  await enterAdmin(page, server)
  return page
}

async function seeded(slug: string): Promise<{ id: string; startsAt: string; endsAt: string }> {
  const where = `where[slug][equals]=${slug}&where[edition.slug][equals]=montpellier-2024`
  const { docs } = await (await fetch(`${server.url}/api/sessions?${where}&depth=0`)).json()
  return docs[0]
}

async function openTimes(page: Page, id: string): Promise<void> {
  await page.goto(`/admin/collections/sessions/${id}`)
  await page.getByRole('button', { name: 'Horaire et salle' }).click()
  await page.getByText('Heure de l’édition (Europe/Paris)').first().waitFor()
}

/** Returns the newest version of a session, drafts included. */
async function draftOf(page: Page, id: string): Promise<{ startsAt: string; endsAt: string; _status: string }> {
  return (await page.request.get(`/api/sessions/${id}?draft=true&depth=0`)).json()
}

const start = (page: Page) => page.getByLabel('Début')
const end = (page: Page) => page.getByLabel('Fin', { exact: false }).first()
const note = (page: Page, field: string) => page.locator(`#field-${field}-note`)
const notice = (page: Page, field: string) => page.locator(`#field-${field}-notice`)

test('times are shown and entered in the time zone of the edition, not in that of the browser', async () => {
  const page = await logIn(inMontreal)
  const session = await seeded('faire-le-point-sur-vos-competences')
  expect(session.startsAt).toBe('2024-05-21T07:45:00.000Z')
  await openTimes(page, session.id)
  expect(await start(page).inputValue()).toBe('2024-05-21T09:45')
  expect(await note(page, 'startsAt').textContent()).toMatch(/soit 3\sh\s45 à l’heure de votre appareil/)

  await start(page).fill('2024-05-21T09:50')
  await start(page).blur()
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click()
  await expect.poll(async () => (await draftOf(page, session.id)).startsAt, saved).toBe('2024-05-21T07:50:00.000Z')
  expect((await draftOf(page, session.id)).endsAt).toBe(session.endsAt)
  await page.context().close()
})

test('an hour that summer time skips becomes the next one, with a note', async () => {
  const page = await logIn()
  await openTimes(page, (await seeded('ouverture')).id)
  await start(page).fill('2024-03-31T02:30')
  expect(await notice(page, 'startsAt').textContent()).toMatch(/n’existe pas ce jour-là .* 3\sh\s30 est retenue/)
  await start(page).blur()
  expect(await start(page).inputValue()).toBe('2024-03-31T03:30')
  await page.context().close()
})

test('an incomplete date, or one before the year 1000, is replaced by the former one', async () => {
  const page = await logIn()
  await openTimes(page, (await seeded('ouverture')).id)
  await start(page).focus()
  await page.keyboard.press('Backspace')
  expect(await start(page).inputValue()).toBe('')
  await start(page).blur()
  expect(await start(page).inputValue()).toBe('2024-05-21T09:00')
  expect(await notice(page, 'startsAt').textContent()).toMatch(
    /incomplète\s: mar\. 21\smai 2024, 9\sh\s00 est conservé/,
  )
  await start(page).fill('0202-05-21T09:00')
  await start(page).blur()
  expect(await start(page).inputValue()).toBe('2024-05-21T09:00')
  await page.context().close()
})

test('a time is typed digit by digit in an empty field, in an edition of one day', async () => {
  const page = await logIn()
  await openTimes(page, (await seeded('ouverture')).id)
  await start(page).fill('')
  await start(page).blur()
  await start(page).focus()
  await page.keyboard.type('210520240945', { delay: 80 })
  expect(await start(page).inputValue()).toBe('2024-05-21T09:45')
  await page.context().close()
})

test('a draft in an occupied room is saved with a warning', async () => {
  const page = await logIn(inMontreal)
  const session = await seeded('reussir-un-entretien-dans-le-numerique')
  await openTimes(page, session.id)
  await page.getByText('Salle et personnes libres à cette heure.').waitFor()
  await start(page).fill('2024-05-21T10:30')
  await start(page).blur()
  const warning = page.getByRole('status').filter({ hasText: 'À régler avant de publier' })
  await warning.waitFor()
  expect(await warning.textContent()).toMatch(
    /La salle «\sAtelier 1\s» accueille déjà «\sFaire le point sur vos compétences\s»/,
  )
  expect(await accessibilityProblems(page, ['.native-field', '.session-checks'])).toEqual([])
  await saveScreenshot(page, 'session-horaire')
  await expect.poll(async () => (await draftOf(page, session.id)).startsAt, saved).toBe('2024-05-21T08:30:00.000Z')

  await start(page).fill('2024-05-21T11:00')
  await warning.waitFor({ state: 'detached' })
  await page.getByText('Salle et personnes libres à cette heure.').waitFor()
  expect(await end(page).inputValue()).toBe('2024-05-21T12:00')
  await page.context().close()
})

test.each([
  ['sombre', { colorScheme: 'dark' }],
  ['telephone', { viewport: screens.phone, deviceScaleFactor: 2 }],
  ['zoom-200', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
] as const)('times can be entered on this screen: %s', async (name, visitor) => {
  const page = await logIn({ ...inMontreal, ...visitor })
  await openTimes(page, (await seeded('faire-le-point-sur-vos-competences')).id)
  await start(page).scrollIntoViewIfNeeded()
  for (const field of await page.locator('.native-field').all()) {
    const box = await field.boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
  }
  expect(await accessibilityProblems(page, ['.native-field', '.session-checks'])).toEqual([])
  await saveScreenshot(page, `session-horaire-${name}`)
  await page.context().close()
})

test('lists show times in the time zone of the edition, and the days of an edition without a time', async () => {
  const page = await logIn(inMontreal)
  await page.goto('/admin/collections/sessions?limit=25')
  const row = page.getByRole('row').filter({ hasText: 'Écrire vos premières lignes de code' })
  expect(await row.locator('time').first().textContent()).toMatch(/^mar\. 21\smai 2024, 9\sh\s45$/)
  await saveScreenshot(page, 'sessions-liste')
  const editions = await (await fetch(`${server.url}/api/editions?where[slug][equals]=montpellier-2024&depth=0`)).json()
  await page.goto(`/admin/collections/editions/${editions.docs[0].id}`)
  expect(await page.getByLabel('Premier jour').inputValue()).toBe('2024-05-21')
  await saveScreenshot(page, 'edition-dates')
  await page.context().close()
})

test('the end is offered from the start, in one click, and follows the start to another day', async () => {
  const page = await logIn()
  await page.goto('/admin/collections/sessions/create')
  await page.waitForFunction(() => document.activeElement?.id === 'field-title')
  await page.keyboard.type('Une heure à placer')
  await page.getByRole('button', { name: 'Horaire et salle' }).click()
  await start(page).fill('2025-05-14T10:30')
  await page.getByRole('button', { name: /^45.min, jusqu’à 11.h.15$/ }).click()
  expect(await end(page).inputValue()).toBe('2025-05-14T11:15')
  expect(await page.getByRole('button', { name: /^45.min/ }).getAttribute('aria-pressed')).toBe('true')
  await start(page).focus()
  await start(page).fill('2025-05-15T09:00')
  await start(page).blur()
  expect(await end(page).inputValue()).toBe('2025-05-15T09:45')
  expect(await notice(page, 'startsAt').textContent()).toMatch(
    /La fin a suivi le début\s: jeu\. 15\smai 2025, 9\sh\s45/,
  )
  // Within the day only the start moves.
  await start(page).focus()
  await start(page).fill('2025-05-15T09:15')
  await start(page).blur()
  expect(await end(page).inputValue()).toBe('2025-05-15T09:45')
  expect(await accessibilityProblems(page, ['.native-field'])).toEqual([])
  await saveScreenshot(page, 'session-duree')
  await page.context().close()
})

test('a message at a field stays after « Publier » until it is settled', async () => {
  const page = await logIn()
  const session = await seeded('reussir-un-entretien-dans-le-numerique')
  await openTimes(page, session.id)
  await end(page).fill('2024-05-21T08:00')
  const atEnd = page.locator('.native-field', { has: page.locator('#field-endsAt') }).locator('.field-error')
  await expect.poll(() => atEnd.textContent()).toMatch(/La fin vient avant le début/)
  await page.locator('#action-save').click()
  await page.locator('.payload-toast-item', { hasText: 'La fin vient avant le début' }).first().waitFor()
  // The form asks the server for its state once more after a refusal.
  await page.waitForTimeout(2_000)
  expect(await atEnd.textContent()).toMatch(/La fin vient avant le début/)
  await end(page).fill('2024-05-22T12:00')
  await expect.poll(() => atEnd.textContent()).toMatch(/L’édition a lieu le 21\smai 2024/)
  await start(page).fill('2024-05-21T09:45')
  await end(page).fill('2024-05-21T10:45')
  await expect.poll(() => atEnd.count()).toBe(0)

  await page.getByRole('status').filter({ hasText: 'À régler avant de publier' }).waitFor()
  await page.locator('#action-save').click()
  const atRoom = page.locator('#field-room .field-error')
  await atRoom.waitFor()
  await page.waitForTimeout(2_000)
  expect(await atRoom.textContent()).toMatch(/accueille déjà/)
  await saveScreenshot(page, 'session-refus-au-champ')
  await page.context().close()
})
