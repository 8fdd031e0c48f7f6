import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aPerson, isSignOfOpenForm, type Person, seededSession } from '../support/admin-people'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser } from '../support/browser'
import { plainSpaces } from '../support/plain-spaces'
import { type RunningServer, startServer } from '../support/production-server'
import { documentScreenshot, saveScreenshot } from '../support/screenshot'

let browser: TestBrowser
let server: RunningServer
let people: Person[] = []

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
})
afterEach(async () => {
  for (const { context } of people) await context.close()
  people = []
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function person(name: string, visitor = {}): Promise<Person> {
  const someone = await aPerson(browser, server, name, visitor)
  people.push(someone)
  return someone
}

const form = (id: string) => `/admin/collections/sessions/${id}`
const title = (page: Page) => page.locator('#field-title')
const dialog = (page: Page) => page.getByRole('dialog')
const notice = (page: Page) => page.locator('.form-notice').filter({ hasText: /fiche/ })
const textOf = async (locator: ReturnType<Page['locator']>) => plainSpaces((await locator.textContent()) ?? '')

async function openForm({ page }: Person, id: string): Promise<void> {
  const answered = page.waitForResponse(isSignOfOpenForm)
  await page.goto(form(id))
  await title(page).waitFor()
  await answered
}

/** Who else has the form open, as the server answers a person who does not open it. */
async function othersOf({ page }: Person, id: string): Promise<unknown[]> {
  const data = { collection: 'sessions', id, intent: 'look' }
  return (await (await page.request.post('/api/presence', { data })).json()).others
}

test('the second person sees who writes in a form, and only reads it or writes too', async () => {
  const id = await seededSession(server, 'ouverture')
  const claire = await person('Claire Martin')
  const lea = await person('Léa Petit')
  await openForm(claire, id)
  await openForm(lea, id)
  await dialog(lea.page).waitFor()
  const text = await textOf(dialog(lea.page))
  expect(text).toMatch(/^Claire Martin écrit dans cette fiche/)
  expect(text).toMatch(/depuis \d{1,2} h \d{2}\./)
  expect(text).not.toContain('@')
  expect(await accessibilityProblems(lea.page, ['dialog'])).toEqual([])
  await documentScreenshot(lea.page, 'fiche-ouverte')

  await dialog(lea.page).getByRole('button', { name: 'Consulter seulement' }).click()
  await expect.poll(() => title(lea.page).isDisabled()).toBe(true)
  expect(await textOf(notice(lea.page))).toMatch(/Vous consultez cette fiche .* Claire Martin y écrit depuis/)
  expect(await lea.page.locator('#action-save').count()).toBe(0)
  expect(await accessibilityProblems(lea.page, ['.form-notice'])).toEqual([])
  await saveScreenshot(lea.page, 'fiche-ouverte-consulter')

  await notice(lea.page).getByRole('button', { name: 'Écrire aussi' }).click()
  await expect.poll(() => title(lea.page).isEnabled()).toBe(true)
  await notice(claire.page).waitFor({ timeout: 25_000 })
  expect(await textOf(notice(claire.page))).toMatch(/^Léa Petit écrit aussi dans cette fiche, depuis \d/)
  await saveScreenshot(claire.page, 'fiche-ouverte-a-deux')
})

test('a form that is closed is free at once', async () => {
  const id = await seededSession(server, 'faire-le-point-sur-vos-competences')
  const claire = await person('Claire Martin')
  const lea = await person('Léa Petit')
  await openForm(claire, id)
  expect(await othersOf(lea, id)).toHaveLength(1)
  await claire.page.close({ runBeforeUnload: true })
  await expect.poll(() => othersOf(lea, id)).toEqual([])
  await openForm(lea, id)
  await lea.page.waitForTimeout(500)
  expect(await dialog(lea.page).count()).toBe(0)
})

test('a form that is closed before the browser has read the first answer is free at once', async () => {
  const id = await seededSession(server, 'financer-votre-formation')
  const claire = await person('Claire Martin')
  const lea = await person('Léa Petit')
  await claire.page.addInitScript(() => {
    Response.prototype.json = () => new Promise(() => {})
  })
  await openForm(claire, id)
  await claire.page.close({ runBeforeUnload: true })
  await expect.poll(() => othersOf(lea, id)).toEqual([])
})

test('the board says who has the form of a session open, also after that person has saved', async () => {
  const id = await seededSession(server, 'ecrire-vos-premieres-lignes-de-code')
  const claire = await person('Claire Martin')
  const lea = await person('Léa Petit')
  await openForm(claire, id)
  const saved = claire.page.waitForResponse((response) => response.url().includes('autosave=true'))
  await title(claire.page).fill('Écrire vos toutes premières lignes de code')
  await saved
  const { edition } = await (await claire.page.request.get(`/api/sessions/${id}?depth=0`)).json()
  await lea.page.goto(`/admin/collections/editions/${edition}/programme`)
  await lea.page.getByText('Fiche ouverte par Claire Martin').first().waitFor()
  await saveScreenshot(lea.page, 'fiche-ouverte-programme')
})

test('a list says who has one of its documents open, to everybody else', async () => {
  const id = await seededSession(server, 'parler-salaire-sans-detour')
  const claire = await person('Claire Martin')
  const lea = await person('Léa Petit')
  await openForm(claire, id)
  const list = `/admin/collections/sessions?where[id][equals]=${id}`
  const open = ({ page }: Person) => page.getByRole('list', { name: 'Fiches ouvertes en ce moment' })
  await lea.page.goto(list)
  await open(lea).waitFor()
  expect(await textOf(open(lea))).toMatch(/^Parler salaire sans détour – fiche ouverte par Claire Martin$/)
  expect(await accessibilityProblems(lea.page, ['.open-forms'])).toEqual([])
  await saveScreenshot(lea.page, 'fiche-ouverte-liste')
  // Selecting it for a bulk change stays possible: a lock informs, and refuses nothing.
  await lea.page.locator('.row-1 .select-row input').check()
  await claire.page.goto(list)
  await claire.page.locator('.row-1').waitFor()
  expect(await open(claire).count()).toBe(0)
  await lea.page.reload()
  await lea.page.locator('.row-1').waitFor()
  expect(await open(lea).count()).toBe(0)
})

test.each([
  ['telephone', { viewport: screens.phone, deviceScaleFactor: 2 }],
  ['zoom-200', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ['sombre', { colorScheme: 'dark' }],
] as const)('the question and the notice fit this screen: %s', async (name, visitor) => {
  const id = await seededSession(server, 'ouverture')
  const claire = await person('Claire Martin')
  const lea = await person('Léa Petit', visitor)
  await openForm(claire, id)
  await openForm(lea, id)
  await dialog(lea.page).waitFor()
  await saveScreenshot(lea.page, `fiche-ouverte-question-${name}`)
  await dialog(lea.page).getByRole('button', { name: 'Écrire aussi' }).click()
  await notice(lea.page).waitFor()
  expect(await accessibilityProblems(lea.page, ['.form-notice'])).toEqual([])
  await saveScreenshot(lea.page, `fiche-ouverte-a-deux-${name}`)
  const width = await lea.page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(lea.page.viewportSize()?.width ?? 0)
})
