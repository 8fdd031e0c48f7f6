import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAdmin, toast } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, type TestBrowser } from '../support/browser'
import { plainSpaces } from '../support/plain-spaces'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'

let browser: TestBrowser
let server: RunningServer
let page: Page

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  ;({ page } = await browser.visit({ baseURL: server.url, viewport: { width: 1280, height: 900 } }))
  await enterAdmin(page, server)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const dialog = () => page.locator('dialog.admin-dialog[open]')

test('a withdrawal is planned at an hour of the edition, listed, and given up', async () => {
  const where = 'where[slug][equals]=faire-le-point-sur-vos-competences&where[edition.slug][equals]=montpellier-2024'
  const { docs } = await (await page.request.get(`/api/sessions?${where}&depth=0`)).json()
  await page.goto(`/admin/collections/sessions/${docs[0].id}`)
  await page.locator('.form-submit .popup-button').click()
  await page.getByRole('button', { name: 'Programmer la publication' }).click()
  await dialog().getByText('Rien n’est programmé.').waitFor()
  expect(await page.locator('.schedule-publish').count()).toBe(0)

  await dialog().getByRole('button', { name: 'Programmer' }).click()
  await dialog().getByText('Donnez une date et une heure à venir.').waitFor()

  await dialog().getByLabel('Retirer du site').check()
  await dialog().getByLabel('Date et heure').fill('2049-05-21T18:45')
  await dialog().getByRole('button', { name: 'Programmer' }).click()
  await toast(page, /programmé/)
  const plan = dialog().getByRole('listitem')
  expect(plainSpaces((await plan.textContent()) ?? '')).toContain('Retirer du site · ven. 21 mai 2049, 18 h 45')
  await saveScreenshot(page, 'programmer')
  expect(await accessibilityProblems(page, ['dialog.admin-dialog'])).toEqual([])

  await plan.getByRole('button', { name: 'Ne plus le faire' }).click()
  await dialog().getByText('Rien n’est programmé.').waitFor()
  expect((await (await page.request.get(`/api/sessions/${docs[0].id}?depth=0`)).json())._status).toBe('published')
})

test('a plan that cannot be made says why, and what to do', async () => {
  const plan = () => dialog().getByRole('button', { name: 'Programmer' }).click()
  await dialog().getByLabel('Date et heure').fill('2049-05-21T18:45')
  const isAction = (method: string) => method === 'POST'
  await page.route('**/admin/**', (route) => (isAction(route.request().method()) ? route.abort() : route.continue()))
  await plan()
  await toast(page, /Le serveur n’a pas confirmé/)
  await page.unroute('**/admin/**')
  await page.request.post('/api/users/logout')
  await plan()
  await toast(page, /vous n’êtes plus connecté ou connectée/)
  await dialog().getByText('Rien n’est programmé.').waitFor()
})
