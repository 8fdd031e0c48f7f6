import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toast } from '../support/admin-form'
import { aPerson, seededSession } from '../support/admin-people'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser } from '../support/browser'
import { plainSpaces } from '../support/plain-spaces'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'

let browser: TestBrowser
let server: RunningServer

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const abandonButton = (page: Page) =>
  page.locator('.status').getByRole('button', { name: 'Abandonner les modifications' })
const dialog = (page: Page) => page.getByRole('dialog')

/** Leaves the form, which is then free for the next test. */
async function leave(page: Page): Promise<void> {
  await page.goto('/admin')
  await page.context().close()
}

async function changeTitle(page: Page, id: string, title: string): Promise<void> {
  await page.goto(`/admin/collections/sessions/${id}`)
  const saved = page.waitForResponse((response) => response.url().includes('autosave=true'))
  await page.locator('#field-title').fill(title)
  await saved
  await abandonButton(page).waitFor()
}

test('abandoned changes return the text of the site, and come back from the versions', async () => {
  const { page } = await aPerson(browser, server, 'Claire Martin')
  const id = await seededSession(server, 'ouverture')
  const { title } = await (await fetch(`${server.url}/api/sessions/${id}?depth=0`)).json()
  await changeTitle(page, id, 'Ouverture des Assises, en fanfare')
  await abandonButton(page).click()
  await dialog(page).getByRole('listitem').filter({ hasText: 'Titre' }).waitFor()
  const text = plainSpaces((await dialog(page).textContent()) ?? '')
  expect(text).toMatch(/^Revenir au texte qui est sur le site \?/)
  expect(text).toMatch(/Vos modifications depuis le .*, \d{1,2} h \d{2} seront retirées/)
  expect(await accessibilityProblems(page, ['dialog', '.status'])).toEqual([])
  await saveScreenshot(page, 'abandonner')
  const confirm = dialog(page).getByRole('button', { name: 'Abandonner les modifications' })
  // The red of an action that removes something.
  expect(await confirm.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(196, 38, 29)')
  await confirm.click()
  await toast(page, /Le texte du site est de retour/)
  await expect.poll(() => page.locator('#field-title').inputValue()).toBe(title)
  await expect.poll(() => page.locator('.status__value').textContent()).toBe('Publié')
  expect(await abandonButton(page).count()).toBe(0)
  await saveScreenshot(page, 'abandonner-fait')

  await page.goto(`/admin/collections/sessions/${id}/versions`)
  await saveScreenshot(page, 'abandonner-versions')
  const { docs } = await (
    await page.request.get(`/api/sessions/versions?where[parent][equals]=${id}&sort=-updatedAt&depth=0`)
  ).json()
  const abandoned = docs.find((one: { version: { title: string } }) => one.version.title.includes('en fanfare'))
  await page.goto(`/admin/collections/sessions/${id}/versions/${abandoned.id}`)
  await page.locator('.restore-version__restore-as-draft-button, .restore-version button').first().click()
  await page.getByRole('button', { name: 'Confirmer' }).click()
  await page.waitForURL(new RegExp(`/sessions/${id}$`))
  await expect.poll(() => page.locator('#field-title').inputValue()).toBe('Ouverture des Assises, en fanfare')
  await leave(page)
})

test('changes stay when the dialog is closed', async () => {
  const { page } = await aPerson(browser, server, 'Claire Martin')
  const id = await seededSession(server, 'faire-le-point-sur-vos-competences')
  await changeTitle(page, id, 'Faire le point')
  await abandonButton(page).click()
  await dialog(page).getByRole('button', { name: 'Garder mes modifications' }).click()
  await dialog(page).waitFor({ state: 'detached' })
  expect(await page.locator('#field-title').inputValue()).toBe('Faire le point')
  await leave(page)
})

test.each([
  ['telephone', { viewport: screens.phone, deviceScaleFactor: 2 }],
  ['zoom-200', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ['sombre', { colorScheme: 'dark' }],
] as const)('changes can be abandoned on this screen: %s', async (name, visitor) => {
  const { page } = await aPerson(browser, server, 'Claire Martin', visitor)
  const id = await seededSession(server, 'ecrire-vos-premieres-lignes-de-code')
  await changeTitle(page, id, `Écrire ses premières lignes (${name})`)
  await saveScreenshot(page, `abandonner-fiche-${name}`)
  await abandonButton(page).click()
  await dialog(page).getByRole('listitem').first().waitFor()
  await saveScreenshot(page, `abandonner-${name}`)
  expect(await accessibilityProblems(page, ['dialog', '.status'])).toEqual([])
  await dialog(page).getByRole('button', { name: 'Abandonner les modifications' }).click()
  await toast(page, /Le texte du site est de retour/)
  await leave(page)
})
