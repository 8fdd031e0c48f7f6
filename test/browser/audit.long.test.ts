import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD } from '../support/accounts'
import { logIn } from '../support/admin-form'
import { pageViolations } from '../support/axe'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'

let browser: TestBrowser
let server: RunningServer
let page: Page

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  page = (await browser.visit({ baseURL: server.url, viewport: { width: 1440, height: 900 } })).page
  await page.goto('/admin')
  await logIn(page, server)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const rows = () => page.locator('table tbody tr')
const search = async () => {
  await Promise.all([page.waitForURL(/where/), page.getByRole('button', { name: 'Chercher', exact: true }).click()])
  await rows().first().waitFor()
}
const idOf = async (path: string): Promise<string> => (await (await page.request.get(path)).json()).docs[0].id

test('an administrator reads the log and filters it by action, account, day and document, at three widths', {
  timeout: 240_000,
}, async () => {
  const account = { email: 'lea@exemple.fr', password: PASSWORD, name: 'Léa Moreau', role: 'editor' }
  expect((await page.request.post('/api/users', { data: account })).status()).toBe(201)
  const refused = { email: 'lea@exemple.fr', password: 'ce-n-est-pas-le-bon' }
  expect((await fetch(`${server.url}/api/users/login`, json(refused))).status).toBe(401)
  const session = await idOf('/api/sessions?limit=1&depth=0&where[slug][equals]=faire-le-point-sur-vos-competences')
  const change = { data: { room: null }, headers: { 'Content-Type': 'application/json' } }
  expect((await page.request.patch(`/api/sessions/${session}?draft=true`, change)).status()).toBe(200)

  await page.goto('/admin/collections/audit')
  await rows().first().waitFor()
  await page.getByRole('link', { name: 'Léa Moreau' }).first().waitFor()
  // Its filters search, and nothing can be done to several entries.
  expect(await page.getByRole('textbox', { name: /Chercher dans/ }).count()).toBe(0)
  expect(await page.getByRole('checkbox').count()).toBe(0)
  await saveScreenshot(page, 'journal')
  await page.getByLabel('Action', { exact: true }).selectOption({ label: 'Connexion refusée' })
  await search()
  expect(await rows().count()).toBe(1)
  expect(await rows().first().innerText()).toMatch(/Connexion refusée[\s\S]*Léa Moreau[\s\S]*Sans compte/)

  await page.getByRole('link', { name: 'Tout afficher' }).click()
  await page.waitForURL((url) => !url.search.includes('where'))
  await page.getByLabel('Adresse d’une fiche').fill(`${server.url}/admin/collections/sessions/${session}?locale=fr`)
  await page.getByLabel('Jour', { exact: true }).fill(new Date().toISOString().slice(0, 10))
  await search()
  expect(await page.getByLabel('Jour', { exact: true }).inputValue()).toBe(new Date().toISOString().slice(0, 10))
  expect(await rows().first().innerText()).toContain('Modification')
  await saveScreenshot(page, 'journal-d-une-fiche')
  for (const [name, size] of Object.entries({ 'grand-ecran': 1440, 'petit-ecran': 1024, telephone: 390 })) {
    await page.setViewportSize({ width: size, height: 900 })
    await page.waitForTimeout(300)
    expect(await pageViolations(page), name).toEqual([])
    await saveScreenshot(page, `journal-${name}`)
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
    expect(await pageViolations(page), `${name}, dark`).toEqual([])
    await saveScreenshot(page, `journal-${name}-sombre`)
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'))
  }
})

const json = (body: object): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json' },
})
