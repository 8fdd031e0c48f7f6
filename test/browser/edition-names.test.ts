import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAdmin } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'

let browser: TestBrowser
let server: RunningServer
let page: Page
/** The latest edition first. */
let editions: { id: string; shortName: string; title: string }[]

const PASSWORD = 'Quatre-mots-au-hasard-7'
const nth = (index: number) => editions[index] as (typeof editions)[number]

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  ;({ page } = await browser.visit({ baseURL: server.url, viewport: { width: 1440, height: 900 } }))
  await enterAdmin(page, server)
  editions = (await (await page.request.get('/api/editions?sort=-startsOn&depth=0')).json()).docs
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test.each([
  ['', ''],
  ['/programme', 'Programme '],
  ['/controles', 'Contrôles '],
  ['/publication', 'Publication '],
  ['/accords', 'Accords '],
  ['/nouvelle-edition', 'Nouvelle édition '],
  ['/importer', 'Importer et exporter '],
  ['/versions', 'Versions '],
])('the tab « %s » of an edition is named after it, with its full title below the heading', async (path, tab) => {
  const { id, shortName, title } = nth(1)
  await page.goto(`/admin/collections/editions/${id}${path}`)
  await page.getByRole('heading', { name: shortName, level: 1, exact: true }).waitFor()
  // The board hides it, so that the hours of a day have its place.
  const state = path === '/programme' ? 'attached' : 'visible'
  await page.locator('.edition-full-title', { hasText: title }).waitFor({ state })
  expect(await page.title()).toBe(`${tab}${shortName} – Assises`)
  await expect.poll(() => page.locator('.step-nav').innerText()).toContain(shortName)
  expect(await accessibilityProblems(page, ['.edition-full-title'])).toEqual([])
  if (path === '/programme' || path === '') await saveScreenshot(page, `edition${path.replace('/', '-')}`)
})

test('the name of an edition is whole on a phone', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/admin/collections/editions/${nth(1).id}/publication`)
  const heading = page.getByRole('heading', { name: nth(1).shortName, level: 1 })
  await heading.waitFor()
  expect(await heading.evaluate((one) => one.scrollWidth <= one.clientWidth + 1)).toBe(true)
  await saveScreenshot(page, 'edition-telephone')
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('a list of sessions opens on the current edition, and switches to another one and to all', async () => {
  await page.goto('/admin')
  await page.getByRole('button', { name: 'Ouvrir le menu' }).or(page.locator('#nav-sessions')).first().waitFor()
  await page.goto('/admin/collections/sessions')
  const editionSwitch = page.getByRole('navigation', { name: 'Édition' })
  await editionSwitch.getByRole('link', { name: nth(0).shortName, exact: true }).waitFor()
  expect(new URL(page.url()).searchParams.get('where[edition][equals]')).toBe(nth(0).id)
  const current = () => editionSwitch.locator('[aria-current]').innerText()
  expect(await current()).toBe(nth(0).shortName)
  // No query builder pushes the list down.
  expect(await page.locator('.where-builder').isVisible()).toBe(false)
  const names = () => page.locator('tbody .cell-edition').allInnerTexts()
  await expect.poll(async () => [...new Set(await names())]).toEqual([nth(0).shortName])
  expect(await accessibilityProblems(page, ['.ready-links'])).toEqual([])
  await saveScreenshot(page, 'liste-edition-en-cours')

  await editionSwitch.getByRole('link', { name: nth(1).shortName, exact: true }).click()
  await expect.poll(async () => [...new Set(await names())]).toEqual([nth(1).shortName])
  await editionSwitch.getByRole('link', { name: 'Toutes les éditions' }).click()
  await expect.poll(current).toBe('Toutes les éditions')
  // Sorting keeps the choice.
  await page.locator('th#heading-title button').first().click()
  await page.waitForURL(/sort=/)
  expect(await current()).toBe('Toutes les éditions')
})

test('an address that says what it shows is left as it is', async () => {
  const shared = `/admin/collections/sessions?where[edition][equals]=${nth(2).id}&limit=50`
  await page.goto(shared)
  const names = () => page.locator('tbody .cell-edition').allInnerTexts()
  await expect.poll(async () => [...new Set(await names())]).toEqual([nth(2).shortName])
  await page.goto('/admin/collections/sessions?search=ouverture')
  await page.locator('.ready-links [aria-current]', { hasText: 'Toutes les éditions' }).waitFor()
  // People are not of one edition: their list shows all of them.
  await page.goto('/admin/collections/speakers')
  await page.locator('tbody tr').first().waitFor()
  expect(new URL(page.url()).search).not.toContain('where')
})

test('a session names its edition in its title, its field and the list of editions', async () => {
  const found = await page.request.get(`/api/sessions?where[edition][equals]=${nth(1).id}&limit=1&depth=0`)
  const session = (await found.json()).docs[0]
  await page.goto(`/admin/collections/sessions/${session.id}`)
  await page.locator('#field-edition .relationship--single-value__text', { hasText: nth(1).shortName }).waitFor()
  expect(await page.title()).toBe(`${session.title} – ${nth(1).shortName} – Assises`)
  await page.locator('#field-edition .rs__control').click()
  await expect.poll(() => page.locator('.rs__option').allInnerTexts()).toContain(nth(0).shortName)
  await page.goto('/admin/collections/editions')
  await page
    .getByRole('link', { name: nth(0).shortName, exact: true })
    .first()
    .waitFor()
  await page.locator('.search-filter input').fill(nth(1).shortName.slice(7).toLowerCase())
  await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
})

test('a contributor opens lists on their own edition, and is named no other draft', async () => {
  const hidden = { title: 'Assises secrètes', startsOn: '2031-06-10', endsOn: '2031-06-10', city: 'Cahors' }
  expect((await page.request.post('/api/editions?draft=true', { data: hidden })).status()).toBe(201)
  const data = {
    email: 'ines@exemple.fr',
    password: PASSWORD,
    name: 'Ines',
    role: 'contributor',
    editions: [nth(1).id],
  }
  expect((await page.request.post('/api/users', { data })).status()).toBe(201)
  const { page: own } = await browser.visit({ baseURL: server.url })
  await enterAdmin(own, { adminEmail: data.email, adminPassword: PASSWORD })
  await own.goto('/admin/collections/sessions')
  await own.locator('.ready-links [aria-current]', { hasText: nth(1).shortName }).waitFor()
  expect(await own.getByText('Cahors').count()).toBe(0)
  const secret = (await (await page.request.get('/api/editions?draft=true&where[city][equals]=Cahors')).json()).docs[0]
  await own.goto(`/admin/collections/editions/${secret.id}`)
  expect(await own.title()).not.toContain('Cahors')
})
