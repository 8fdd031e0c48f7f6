import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIn } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser, type Visitor } from '../support/browser'
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

async function visit(visitor: Visitor = {}): Promise<Page> {
  const { page, context } = await browser.visit({ baseURL: server.url, ...visitor })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/admin')
  await logIn(page, server)
  return page
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const shownKey = (page: Page) => page.getByLabel('Clé', { exact: true })
const statusWith = async (key: string) =>
  (await fetch(`${server.url}/api/sessions?limit=1`, { headers: { authorization: `Bearer ${key}` } })).status

test('an administrator makes, copies, renews and revokes the key of a site, on a desktop and on a phone', {
  timeout: 180_000,
}, async () => {
  const page = await visit()
  await page.goto('/admin/collections/api-clients/create')
  await page.getByText('Enregistrez d’abord ce client').waitFor()
  await page.locator('#field-name').click()
  await page.keyboard.type('Site public', { delay: 20 })
  await page.locator('#action-save').click()
  await page.getByText('Ce client n’a pas encore de clé.').waitFor()
  await button(page, 'Créer la clé').click()
  await shownKey(page).waitFor()
  const first = await shownKey(page).inputValue()
  expect(first).toMatch(/^assises_\w{49}$/)
  await button(page, 'Copier la clé').click()
  await page.getByText('Clé copiée.').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first)
  await saveScreenshot(page, 'cle-montree')
  expect(await accessibilityProblems(page, ['.admin-dialog'])).toEqual([])
  await button(page, 'Je l’ai copiée').click()
  await page
    .getByText(`Elle finit par « ${first.slice(-4)} ».`.replace(/« | »/g, (mark) => mark.replace(' ', '\u00A0')))
    .waitFor()
  expect(await page.content()).not.toContain(first)
  expect(await statusWith(first)).toBe(200)
  await saveScreenshot(page, 'cle')
  expect(await accessibilityProblems(page, ['.api-key'])).toEqual([])
  const address = page.url()

  const phone = await visit({ viewport: screens.phone, hasTouch: true, colorScheme: 'dark' })
  await phone.goto(address)
  await phone.getByText(/Dernière utilisation/).waitFor()
  await button(phone, 'Renouveler').click()
  await phone.getByLabel('L’ancienne clé sert encore').selectOption('7 jours')
  await saveScreenshot(phone, 'cle-renouveler-telephone')
  await phone.getByRole('dialog').getByRole('button', { name: 'Renouveler' }).click()
  await shownKey(phone).waitFor()
  const second = await shownKey(phone).inputValue()
  await saveScreenshot(phone, 'cle-montree-telephone')
  await button(phone, 'Je l’ai copiée').click()
  await phone.getByText(/Fin de l’ancienne clé/).waitFor()
  expect([await statusWith(first), await statusWith(second)]).toEqual([200, 200])
  await button(phone, 'Révoquer').click()
  await phone.getByRole('dialog').getByText('tout de suite').waitFor()
  await phone.getByRole('dialog').getByRole('button', { name: 'Révoquer' }).click()
  await phone.locator('.api-key').getByText('Révoquée', { exact: true }).waitFor()
  expect([await statusWith(first), await statusWith(second)]).toEqual([401, 401])
  await phone.locator('.api-key').scrollIntoViewIfNeeded()
  await saveScreenshot(phone, 'cle-revoquee-telephone')

  await page.goto('/admin/collections/api-clients')
  await page.locator('.api-key-state--revoked').waitFor()
  await saveScreenshot(page, 'cles')
})
