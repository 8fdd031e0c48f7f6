import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD } from '../support/accounts'
import { logIn, toast } from '../support/admin-form'
import { aPerson } from '../support/admin-people'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'

const NEW_PASSWORD = 'Cinq-mots-vraiment-longs-9'

let browser: TestBrowser
let server: RunningServer

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const current = (page: Page) => page.getByLabel('Mot de passe actuel')
/** Types as a person does: a field is validated some 150 ms after it was changed. */
const write = async (page: Page, selector: string, text: string) => {
  await page.locator(selector).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text, { delay: 15 })
}
/** Saves and returns the status of the answer. A form that has not validated the last key yet refuses: one presses again. */
const save = async (page: Page): Promise<number> => {
  const answer = page.waitForResponse((response) => response.request().method() === 'PATCH', { timeout: 5_000 })
  await page.locator('#action-save').click()
  const response = await answer.catch(() => undefined)
  return response ? response.status() : save(page)
}

test('one’s own password is changed with the current one, which is not asked for again afterwards', {
  timeout: 120_000,
}, async () => {
  const { page, email, context } = await aPerson(browser, server, 'Camille')
  await page.goto('/admin/account')
  await page.locator('#change-password').click()
  expect(await current(page).count()).toBe(0)
  await write(page, '#field-password', NEW_PASSWORD)
  await write(page, '#field-confirm-password', NEW_PASSWORD)
  await current(page).waitFor()
  await write(page, '#field-currentPassword', 'pas le bon')
  expect(await save(page)).toBe(400)
  await page.getByText('Ce n’est pas votre mot de passe actuel.').first().waitFor()
  expect(await accessibilityProblems(page, ['.document-fields'])).toEqual([])
  await page.setViewportSize(screens.phone)
  await current(page).scrollIntoViewIfNeeded()
  await saveScreenshot(page, 'compte-mot-de-passe-telephone')
  await page.setViewportSize(screens.desktop)

  await write(page, '#field-currentPassword', PASSWORD)
  expect(await save(page)).toBe(200)
  await current(page).waitFor({ state: 'detached' })
  await write(page, '#field-name', 'Camille Roux')
  expect(await save(page)).toBe(200)
  const logIn = await fetch(`${server.url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: NEW_PASSWORD }),
  })
  expect(logIn.status).toBe(200)
  await context.close()
})

test('the devices of an account are listed in its form, and another one is logged out there', async () => {
  const { page, email, context } = await aPerson(browser, server, 'Inès')
  const elsewhere = await browser.visit({ baseURL: server.url, colorScheme: 'dark', viewport: screens.phone })
  await elsewhere.page.goto('/admin')
  await logIn(elsewhere.page, { adminEmail: email, adminPassword: PASSWORD })
  await elsewhere.page.locator('.dashboard').waitFor()
  await page.goto('/admin/account')
  const devices = page.getByRole('region', { name: 'Appareils connectés' })
  await devices.getByText('cet appareil').waitFor()
  expect(await accessibilityProblems(page, ['.account-devices'])).toEqual([])
  await devices.scrollIntoViewIfNeeded()
  await saveScreenshot(page, 'compte-appareils')
  await elsewhere.page.goto('/admin/account')
  await elsewhere.page.getByRole('region', { name: 'Appareils connectés' }).scrollIntoViewIfNeeded()
  expect(await accessibilityProblems(elsewhere.page, ['.account-devices'])).toEqual([])
  await saveScreenshot(elsewhere.page, 'compte-appareils-telephone-sombre')

  await devices.getByRole('button', { name: 'Déconnecter Chrome, Linux' }).click()
  await toast(page, /changez votre mot de passe/)
  await expect.poll(() => devices.getByRole('listitem').count()).toBe(1)
  await elsewhere.page.goto('/admin')
  await elsewhere.page.getByLabel('Mot de passe').waitFor()
  await elsewhere.context.close()
  await context.close()
})
