import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

async function openLogin(visitor: Visitor = {}): Promise<Page> {
  const { page } = await browser.visit({ baseURL: server.url, ...visitor })
  await page.goto('/admin')
  return page
}

async function logIn(page: Page, password = server.adminPassword): Promise<void> {
  await page.getByLabel('E-mail').fill(server.adminEmail)
  await page.getByLabel('Mot de passe').fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}

const dashboardOf = (page: Page) => page.locator('.dashboard').getByRole('heading', { name: 'Éditions' })

async function openDashboard(visitor: Visitor = {}): Promise<Page> {
  const page = await openLogin(visitor)
  await logIn(page)
  await dashboardOf(page).waitFor()
  return page
}

test('a wrong password is refused in French', async () => {
  const page = await openLogin()
  await logIn(page, 'ce-n-est-pas-le-bon')
  await page.locator('form').getByText('L’adresse e-mail ou le mot de passe est incorrect.').waitFor()
  expect(await page.getByLabel('Mot de passe').isVisible()).toBe(true)
  await page.context().close()
})

test('the admin says its own name and has its own icon, in pages that do not exist too', async () => {
  const page = await openDashboard()
  for (const path of [
    '/admin',
    '/admin/account',
    '/admin/collections/sessions',
    '/admin/collections/sessions/create',
    '/admin/nulle-part',
  ]) {
    await page.goto(path)
    const head = await page.locator('head').evaluate((element) => ({
      texts: [document.title, ...[...element.querySelectorAll('meta')].map(({ content }) => content)].join('\n'),
      icons: [...element.querySelectorAll<HTMLLinkElement>('link[rel~=icon]')].map(({ href }) => href),
    }))
    expect(head.texts, path).toContain('Espace de rédaction des Assises')
    expect(head.texts, path).toMatch(/^.+ – Assises\n/)
    expect(head.texts, path).not.toMatch(/payload|\/api\/og/i)
    expect(head.icons, path).toEqual([expect.stringMatching(/\/site\/\w+\/icon\.svg$/)])
    expect((await page.request.get(head.icons[0] ?? '')).headers()['content-type'], path).toBe('image/svg+xml')
  }
  expect((await page.request.get('/api/og?title=x')).ok()).toBe(false)
  await page.context().close()
})

test('an admin logs in and sees a dashboard in French', async () => {
  const page = await openDashboard()
  expect(await page.locator('html').getAttribute('lang')).toBe('fr')
  expect(await page.title()).toMatch(/^Accueil/)
  const text = await page.locator('.dashboard').textContent()
  for (const label of ['Sessions', 'Salles', 'Témoignages', 'Derniers changements', 'Chiffres clés']) {
    expect(text).toContain(label)
  }
  expect(text).not.toMatch(/\b(Dashboard|Log out|Settings|Create new|undefined|null)\b/)
  await saveScreenshot(page, 'tableau-de-bord')
  await page.context().close()
})

test('the admin sends no request to another server', async () => {
  const { page } = await browser.visit({ baseURL: server.url })
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !request.url().startsWith('data:')) elsewhere.push(request.url())
  })
  await page.goto('/admin')
  await logIn(page)
  await dashboardOf(page).waitFor()
  expect(elsewhere).toEqual([])
  await page.context().close()
})

test('the dashboard fits a phone, and has the colour scheme of the machine', async () => {
  const page = await openDashboard({ viewport: screens.phone, deviceScaleFactor: 2, colorScheme: 'dark' })
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await saveScreenshot(page, 'tableau-de-bord-telephone-sombre')
  await page.context().close()
})
