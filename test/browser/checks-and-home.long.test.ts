import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIn } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { documentScreenshot, saveScreenshot } from '../support/screenshot'

const desktop = { width: 1280, height: 1000 }
// What a 1280-pixel screen shows at 200 %.
const zoomed = { width: 640, height: 500 }
const PASSWORD = 'Quatre-mots-au-hasard-7'

let browser: TestBrowser
let server: RunningServer
let page: Page
let edition: { id: string; shortName: string }
let session: { id: string; title: string }

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  ;({ page } = await browser.visit({ baseURL: server.url, viewport: desktop }))
  await page.goto('/admin')
  await logIn(page, server)
  // The current edition is the latest one of the example.
  const editions = await page.request.get('/api/editions?sort=-startsOn&limit=1&depth=0')
  edition = (await editions.json()).docs[0]
  const sessions = await page.request.get(`/api/sessions?where[edition][equals]=${edition.id}&limit=1&depth=0`)
  session = (await sessions.json()).docs[0]
  const made = await page.request.post('/api/sessions?draft=true&depth=0', {
    data: { title: 'Une idée à placer', edition: edition.id, format: 'workshop', _status: 'draft' },
  })
  expect(made.status()).toBe(201)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function fitsOnSmallScreens(name: string, part: string): Promise<void> {
  for (const [screen, size] of Object.entries({ telephone: screens.phone, '200': zoomed })) {
    await page.setViewportSize(size)
    const widths = await page.evaluate(
      (selector) => [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect().right),
      part,
    )
    expect(Math.max(...widths)).toBeLessThanOrEqual(size.width)
    await saveScreenshot(page, `${name}-${screen}`)
  }
  await page.setViewportSize(desktop)
}

test('the home shows the state of the current edition in texts, numbers and pictures', async () => {
  await page.goto('/admin')
  await page.getByRole('heading', { name: edition.shortName }).waitFor()
  for (const title of [
    'Contenus de l’édition',
    'Contrôles avant publication',
    'Anglais',
    'Le programme en un coup d’œil',
    'Derniers changements',
    'Prochaines publications prévues',
    'Équilibre des intervenantes et intervenants',
    'Chiffres clés au fil des années',
  ]) {
    await page.getByRole('heading', { name: title }).waitFor()
  }
  expect(await accessibilityProblems(page, ['.home-hero', '.home-card'])).toEqual([])
  await page.setViewportSize({ ...desktop, height: 1500 })
  await documentScreenshot(page, 'accueil')
  await fitsOnSmallScreens('accueil', '.home-card')
})

test.each([
  ['Sessions, À jour sur le site', 'sessions'],
  ['Sessions, En attente', 'sessions'],
  ['Salles, À jour sur le site', 'rooms'],
])('the number « %s » links to the list of the documents it counts', async (label, collection) => {
  await page.goto('/admin')
  const link = page.getByRole('link', { name: new RegExp(`^${label}`) })
  const count = Number(await link.textContent())
  await link.click()
  await page.waitForURL(new RegExp(`/collections/${collection}\\?`))
  await page.locator('.collection-list table tbody tr').first().waitFor()
  expect(await page.locator('.collection-list table tbody tr').count()).toBe(count)
})

test('the numbers of unplaced sessions, missing translations and key figures link to what they count', async () => {
  await page.goto('/admin')
  await page.getByRole('link', { name: '1 session à placer' }).click()
  await page.getByRole('link', { name: 'Une idée à placer' }).waitFor()
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Voir ce qui reste à traduire' }).click()
  await page.waitForURL(/\/controles#missing-english$/)
  await page.goto('/admin')
  await page.locator('.home-figures a').first().click()
  await page.waitForURL(/collections\/key-figures\?/)
})

test('a finding links to its field, and disappears once that is corrected', async () => {
  await page.goto('/admin')
  await page.getByRole('link', { name: /bloque(nt)? la publication/ }).click()
  await page.waitForURL(/\/controles#blocks$/)
  await page.getByRole('heading', { name: /^Bloque la publication/ }).waitFor()
  expect(await accessibilityProblems(page, ['.checks'])).toEqual([])
  await documentScreenshot(page, 'controles')
  await fitsOnSmallScreens('controles', '.checks')
  const finding = page.getByRole('link', { name: 'Une idée à placer' }).first()
  await finding.press('Enter')
  await page.waitForURL(/#field=startsAt$/)
  await page.waitForFunction(() => document.getElementById('field-startsAt')?.contains(document.activeElement))
  const id = page.url().match(/sessions\/([^?]+)/)?.[1]
  const trashed = await page.request.patch(`/api/sessions/${id}`, { data: { deletedAt: new Date().toISOString() } })
  expect(trashed.status()).toBe(200)
  await page.goto(`/admin/collections/editions/${edition.id}/controles`)
  await page.getByRole('heading', { name: 'Contrôles', level: 2 }).waitFor()
  expect(await page.getByRole('link', { name: 'Une idée à placer' }).count()).toBe(0)
})

test('the dark theme is accessible', async () => {
  const { page: dark } = await browser.visit({ baseURL: server.url, viewport: desktop, colorScheme: 'dark' })
  await dark.goto('/admin')
  await logIn(dark, server)
  await dark.getByRole('heading', { name: edition.shortName }).waitFor()
  expect(await accessibilityProblems(dark, ['.home-hero', '.home-card'])).toEqual([])
  await saveScreenshot(dark, 'accueil-sombre')
  await dark.goto(`/admin/collections/editions/${edition.id}/controles`)
  await dark.getByRole('heading', { name: 'Contrôles', level: 2 }).waitFor()
  expect(await accessibilityProblems(dark, ['.checks'])).toEqual([])
  await saveScreenshot(dark, 'controles-sombre')
})

test('a contributor sees the edition they work on, and a hint without one', async () => {
  for (const [name, editions] of [
    ['ines', [edition.id]],
    ['nora', []],
  ] as const) {
    const email = `${name}@exemple.fr`
    const data = { email, password: PASSWORD, name, role: 'contributor', editions }
    expect((await page.request.post('/api/users', { data })).status()).toBe(201)
    const { page: own } = await browser.visit({ baseURL: server.url })
    await own.goto('/admin')
    await logIn(own, { adminEmail: email, adminPassword: PASSWORD })
    if (editions.length > 0) {
      await own.getByRole('heading', { name: edition.shortName }).waitFor()
      expect(await own.getByRole('link', { name: 'Publier ce qui attend' }).count()).toBe(0)
    } else {
      await own.getByText('Demandez', { exact: false }).or(own.getByText('demandez à être ajouté·e')).first().waitFor()
      await own.goto(`/admin/collections/editions/${edition.id}/controles`)
      await own.locator('.checks, .not-found').first().waitFor()
      expect(await own.getByText(session.title).count()).toBe(0)
    }
  }
})
