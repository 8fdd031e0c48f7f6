import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIn, openTab } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'

const desktop = { width: 1440, height: 900 }
let browser: TestBrowser
let server: RunningServer
let page: Page
let edition: string
let session: { id: string; title: string }

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  ;({ page } = await browser.visit({ baseURL: server.url, viewport: desktop }))
  await page.goto('/admin')
  await logIn(page, server)
  edition = (await (await page.request.get('/api/editions?sort=-startsOn&limit=1&depth=0')).json()).docs[0].id
  const data = { title: 'Coder à tout âge', edition, format: 'workshop', _status: 'draft' }
  session = (await (await page.request.post('/api/sessions?draft=true&depth=0', { data })).json()).doc
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const band = (of = page) => of.locator('.form-notice--english')
const openEnglish = async () => {
  await page.goto(`/admin/collections/sessions/${session.id}?locale=en`)
  await band().getByText('Vous écrivez la version anglaise.').waitFor()
}
const read = async (locale: string) =>
  (
    await page.request.get(`/api/sessions/${session.id}?draft=true&locale=${locale}&fallback-locale=none&depth=0`)
  ).json()

test('while English is written, a band says so, the French stands below the field, and names the page', async () => {
  await openEnglish()
  await page.getByRole('heading', { name: session.title, level: 1 }).waitFor()
  const french = page.locator('.french-text').first()
  expect(await french.innerText()).toContain('À traduire')
  expect(await french.locator('.french-text__text').innerText()).toBe(session.title)
  expect(await page.title()).toContain(session.title)
  expect(
    await band()
      .locator('p')
      .evaluate((text) => getComputedStyle(text).color),
  ).toBe('rgb(255, 255, 255)')
  expect(await accessibilityProblems(page, ['.form-notice', '.french-text'])).toEqual([])
  await saveScreenshot(page, 'anglais-a-traduire')
  await page.locator('#field-title').fill('Coding at any age')
  await expect.poll(async () => (await read('en')).title).toBe('Coding at any age')
  expect((await read('fr')).title).toBe(session.title)
  await page.getByRole('heading', { name: 'Coding at any age', level: 1 }).waitFor()
})

test('English is left with the page: the next page, the list and the next form are in French', async () => {
  await openEnglish()
  await page.locator('.step-nav').getByRole('link', { name: 'Sessions' }).click()
  await page.locator('.collection-list tbody tr').first().waitFor()
  await page.getByRole('link', { name: session.title }).click()
  await page.waitForURL(/\/sessions\/[\w-]+/)
  await expect.poll(() => page.locator('#field-title').inputValue()).toBe(session.title)
  expect(await band().innerText()).toBe('')

  await openEnglish()
  await page.goto('/admin/collections/sessions/create')
  await page.locator('#field-title').fill('Une idée en français')
  await page.waitForURL(/\/sessions\/[\w-]{24,}/)
  const id = /sessions\/([\w-]+)/.exec(page.url())?.[1]
  const made = await page.request.get(`/api/sessions/${id}?draft=true&locale=fr&fallback-locale=none`)
  expect((await made.json()).title).toBe('Une idée en français')

  await openEnglish()
  await band().getByRole('link', { name: 'Revenir au français' }).click()
  await expect.poll(() => page.locator('#field-title').inputValue()).toBe(session.title)
})

test('a translation that is older than the French says so, until it is changed or said to hold', async () => {
  const change = await page.request.patch(`/api/sessions/${session.id}?draft=true&locale=fr`, {
    data: { title: 'Coder à tout âge, même débutante' },
  })
  expect(change.status()).toBe(200)
  await openEnglish()
  const french = page.locator('.french-text').first()
  await french.getByText(/^À revoir\s: le français a changé le .*\(Administration\)$/).waitFor()
  expect(await accessibilityProblems(page, ['.french-text'])).toEqual([])
  await saveScreenshot(page, 'anglais-a-revoir')
  await french.getByRole('button', { name: 'L’anglais est toujours juste' }).click()
  await expect.poll(() => french.getByText('À revoir').count()).toBe(0)
  await openEnglish()
  await french.locator('.french-text__text').waitFor()
  expect(await french.getByText('À revoir').count()).toBe(0)
  expect((await read('en')).title).toBe('Coding at any age')
})

test('a list in English shows the French title of what is untranslated, says that it is in English, and opens English forms', async () => {
  const data = { title: 'Sans anglais du tout', edition, format: 'workshop', _status: 'draft' }
  expect((await page.request.post('/api/sessions?draft=true', { data })).status()).toBe(201)
  await page.goto(`/admin/collections/sessions?where[edition][equals]=${edition}&locale=en&limit=50`)
  const row = page.locator('tbody tr', { hasText: data.title })
  await row.getByText('À traduire').waitFor()
  await page.getByText('Cette liste montre la version anglaise.').waitFor()
  expect(await accessibilityProblems(page, ['.english-list', '.cell-title'])).toEqual([])
  await saveScreenshot(page, 'liste-en-anglais')
  await row.getByRole('link', { name: data.title }).click()
  await page.waitForURL(/\?locale=en/)
  await page.getByRole('heading', { name: data.title, level: 1 }).waitFor()
  await page.goto('/admin/collections/rooms')
  await page.locator('.collection-list').waitFor()
  expect(await page.locator('.english-list, .form-notice--english').count()).toBe(0)
})

test('the band is seen on a phone and in the dark', async () => {
  const { page: dark } = await browser.visit({
    baseURL: server.url,
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  })
  await dark.goto('/admin')
  await logIn(dark, server)
  await dark.goto(`/admin/collections/sessions/${session.id}?locale=en`)
  await band(dark).getByText('Vous écrivez la version anglaise.').waitFor()
  await dark.locator('.french-text').first().waitFor()
  expect(await accessibilityProblems(dark, ['.form-notice--english', '.french-text'])).toEqual([])
  await saveScreenshot(dark, 'anglais-telephone-sombre')
})

test('the links of « Contrôles » reach their field, whatever tab the form remembers', async () => {
  await page.goto(`/admin/collections/sessions/${session.id}?locale=fr`)
  for (const [tab, path] of [
    ['Horaire et salle', 'title'],
    ['Personnes', 'startsAt'],
    ['Présentation', 'startsAt'],
    ['Horaire et salle', 'abstract'],
  ] as const) {
    await openTab(page, tab)
    await page.waitForTimeout(500)
    await page.goto(`/admin/collections/editions/${edition}/controles`)
    await page.goto(`/admin/collections/sessions/${session.id}?locale=fr#field=${path}`)
    const holdsFocus = (name: string) => {
      const field =
        document.getElementById(`field-${name}`) ??
        document.querySelector(`label[for="field-${name}"]`)?.closest('.field-type')
      return Boolean(field?.contains(document.activeElement))
    }
    await page.waitForFunction(holdsFocus, path)
    // The form has read its preferences by then.
    await page.waitForTimeout(1_500)
    expect(await page.evaluate(holdsFocus, path), `${tab} → ${path}`).toBe(true)
  }
})
