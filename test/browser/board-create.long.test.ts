import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD } from '../support/accounts'
import { accessibilityProblems } from '../support/axe'
import { boxOf, draftOf, editionOf, hasNotice, openBoard, session } from '../support/board-page'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { documentScreenshot, saveScreenshot } from '../support/screenshot'

const viewport = { width: 1440, height: 900 }
const rooms = ['Atelier 1', 'Atelier 2', 'Atelier 3', 'Espace des associations', 'Grande salle'] as const

let browser: TestBrowser
let server: RunningServer
let edition: string
let page: Page

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  edition = await editionOf(server)
  page = await openBoard(browser, server, edition, { viewport })
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The point of the grid where a room has a time. */
async function pointAt(on: Page, room: (typeof rooms)[number], clock: string) {
  const box = await boxOf(on.locator('.ec-day').nth(rooms.indexOf(room)))
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  const perMinute = box.height / (11 * 60)
  return { x: box.x + 60, y: box.y + ((hours - 8) * 60 + minutes) * perMinute + 1 }
}

const dialog = () => page.getByRole('dialog', { name: 'Nouvelle session' })
const focused = () => page.evaluate(() => document.activeElement?.textContent)
const fields = async () => ({
  start: await dialog().getByLabel('Début').inputValue(),
  minutes: await dialog().getByLabel('Durée').inputValue(),
  room: await dialog().getByLabel('Salle').locator('option:checked').textContent(),
})

test('a click in an empty place creates a session there, which has the focus and the way to its form', async () => {
  const { x, y } = await pointAt(page, 'Atelier 1', '14:08')
  await page.mouse.click(x, y)
  expect(await fields()).toEqual({ start: '14:00', minutes: '60', room: 'Atelier 1' })
  expect(await dialog().textContent()).toContain('Édition 2024 · Montpellier')
  expect(await accessibilityProblems(page, ['dialog'])).toEqual([])
  await documentScreenshot(page, 'programme-nouvelle-session')
  await dialog().getByLabel('Titre').fill('Monter son dossier de formation')
  await dialog().getByLabel('Format').selectOption({ label: 'Table ronde' })
  await page.keyboard.press('Enter')
  await hasNotice(page, /« Monter son dossier de formation » est créée en brouillon : .* 14 h 00 – 15 h 00, Atelier 1/)
  await session(page, 'Monter son dossier').waitFor()
  await expect.poll(focused).toContain('Monter son dossier')
  const saved = await draftOf(page, 'Monter son dossier de formation')
  expect(saved).toMatchObject({ startsAt: '2024-05-21T12:00:00.000Z', edition, _status: 'draft', format: 'panel' })
  await page.locator('.board-notice').getByRole('button', { name: 'Ouvrir la fiche' }).click()
  await page.locator('.doc-drawer input[name="title"]').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.doc-drawer').waitFor({ state: 'detached' })
})

test('an interval drawn in an empty place is the time of the new session', async () => {
  const [from, to] = [await pointAt(page, 'Atelier 2', '14:02'), await pointAt(page, 'Atelier 2', '15:28')]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 5 })
  await hasNotice(page, /^Nouvelle session : .* 14 h 00 – 15 h 30, Atelier 2/)
  await page.mouse.up()
  expect(await fields()).toEqual({ start: '14:00', minutes: '90', room: 'Atelier 2' })
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  expect(await page.locator('.ec-preview').count()).toBe(0)
})

test('by keyboard, N creates a session after the one that has the focus', async () => {
  await session(page, 'Parler salaire').focus()
  await page.keyboard.press('n')
  expect(await fields()).toEqual({ start: '12:00', minutes: '60', room: 'Atelier 3' })
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  await expect.poll(focused).toContain('Parler salaire')
})

test('a new session without a time goes to the tray, where it is placed', async () => {
  await page.getByRole('button', { name: 'Nouvelle session' }).click()
  await dialog().getByLabel('Titre').fill('Table des métiers')
  await dialog().getByLabel('Jour').selectOption({ label: 'Sans horaire, à placer' })
  await dialog().getByRole('button', { name: 'Créer', exact: true }).click()
  const card = page.locator('[data-waiting]', { hasText: 'Table des métiers' })
  await card.waitFor()
  await hasNotice(page, /« Table des métiers » est créée en brouillon : elle est à placer\./)
  await card.getByRole('button', { name: 'Placer « Table des métiers »' }).click()
  const placing = page.getByRole('dialog', { name: 'Placer la session' })
  await placing.getByRole('button', { name: 'Placer', exact: true }).waitFor()
  await page.keyboard.press('Escape')
})

test('a duplicate waits in the tray', async () => {
  const { docs } = await (await page.request.get('/api/sessions?where[title][equals]=Ouverture des Assises')).json()
  expect((await page.request.post(`/api/sessions/${docs[0].id}/duplicate`, { data: {} })).ok()).toBe(true)
  await page.locator('[data-waiting]', { hasText: 'Ouverture des Assises' }).waitFor({ timeout: 15_000 })
})

test('a drag snaps to quarters of an hour, and to five minutes with Alt', async () => {
  const title = 'Parler salaire sans détour'
  const drag = async (minutes: number) => {
    const box = await boxOf(session(page, title))
    const [x, y] = [box.x + 40, box.y + 10]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, y + (minutes * 17) / 15 + 1, { steps: 6 })
    await page.mouse.up()
  }
  await drag(20)
  await hasNotice(page, /« Parler salaire sans détour » : .* 11 h 15 – 12 h 15/)
  await page.keyboard.down('Alt')
  await drag(5)
  await page.keyboard.up('Alt')
  await hasNotice(page, /« Parler salaire sans détour » : .* 11 h 20 – 12 h 20/)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await hasNotice(page, /^Annulé\. « Parler salaire sans détour » : .* 11 h 00/)
})

test('a search marks its matches, counts them, and Enter shows the next one', async () => {
  const search = page.getByLabel('Chercher une session, une personne, un numéro')
  await search.fill('numerique')
  const status = page.locator('.board-search__status')
  await expect.poll(() => status.textContent()).toMatch(/^1 session trouvée/)
  await search.fill('atelier')
  await expect.poll(() => status.textContent()).toBe('Aucune session trouvée.')
  await search.fill('diarra')
  await page.keyboard.press('Enter')
  await expect.poll(() => status.textContent()).toMatch(/^1 sur 2.: «.Parler salaire sans détour.»/)
  await page.keyboard.press('Enter')
  await expect.poll(() => status.textContent()).toMatch(/^2 sur 2.: «.Initiatives privées/)
  await page.keyboard.press('Shift+Enter')
  await expect.poll(() => session(page, 'Initiatives privées').getAttribute('data-found')).toBe('yes')
  expect(await session(page, 'Parler salaire').getAttribute('data-found')).toBe('current')
  expect(await session(page, 'Pause déjeuner').getAttribute('data-found')).toBe('no')
  expect(await accessibilityProblems(page, ['.board'])).toEqual([])
  await documentScreenshot(page, 'programme-recherche')
  await search.fill('table des metiers')
  await page.keyboard.press('Enter')
  const waiting = page.locator('[data-waiting]', { hasText: 'Table des métiers' })
  await expect.poll(() => waiting.getAttribute('data-found')).toBe('current')
  await page.keyboard.press('Escape')
  await expect.poll(() => session(page, 'Pause déjeuner').getAttribute('data-found')).toBeNull()
})

test('at 1440 × 900 nine hours are in view, and the page itself does not scroll', async () => {
  const [grid, head] = [await boxOf(page.locator('.ec-main')), await boxOf(page.locator('.ec-header'))]
  const day = await boxOf(page.locator('.ec-day').first())
  expect((grid.height - head.height) / (day.height / 11)).toBeGreaterThanOrEqual(9)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(viewport.height)
})

test('the programme is printed as a table of the day by rooms, without the admin', async () => {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString('latin1')) ?? []
  expect(Number(width)).toBeGreaterThan(Number(height))
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  const table = page.locator('.board-print table')
  const headings = await table.locator('thead th').allTextContents()
  expect(headings.slice(0, 3)).toEqual(['Atelier 1', 'Atelier 2', 'Atelier 3'])
  expect(await table.textContent()).toContain('Fatou Diarra')
  expect(await page.locator('.doc-header').isVisible()).toBe(false)
  await saveScreenshot(page, 'programme-imprime')
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  expect(await page.locator('.board-print').count()).toBe(0)
})

test('an account that may not write in the edition is not offered to create', async () => {
  const data = { email: 'lecture@exemple.fr', password: PASSWORD, name: 'Sacha', role: 'contributor' }
  expect((await page.request.post('/api/users', { data })).status()).toBe(201)
  const account = { adminEmail: data.email, adminPassword: data.password }
  const reader = await openBoard(browser, server, edition, { viewport }, account)
  const { x, y } = await pointAt(reader, 'Atelier 3', '15:00')
  await reader.mouse.click(x, y)
  await reader.waitForTimeout(300)
  expect(await reader.getByRole('dialog').count()).toBe(0)
  expect(await reader.getByRole('button', { name: 'Nouvelle session' }).count()).toBe(0)
  await reader.context().close()
})
