import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAdmin } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'

const desktop = { width: 1440, height: 900 }
// What a 1280-pixel screen shows at 200 %.
const screens = {
  desktop,
  1024: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
  200: { width: 640, height: 500 },
}
const PASSWORD = 'Quatre-mots-au-hasard-7'
const parts = ['.home-header', '.home-hero', '.home-card', '.site-links']

let browser: TestBrowser
let server: RunningServer
let page: Page
let latest: { id: string; shortName: string; title: string }

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  ;({ page } = await browser.visit({ baseURL: server.url, viewport: desktop }))
  await enterAdmin(page, server)
  latest = (await (await page.request.get('/api/editions?sort=-startsOn&limit=1&depth=0')).json()).docs[0]
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function write(path: string, data: object): Promise<{ id: string }> {
  const response = await page.request.post(`/api/${path}?draft=true&depth=0`, { data })
  expect(response.status(), await response.text()).toBe(201)
  return (await response.json()).doc
}

/** Asserts that nothing of the home is wider than the screen, nor cut, and takes its pictures. */
async function fits(name: string): Promise<void> {
  for (const [screen, size] of Object.entries(screens)) {
    await page.setViewportSize(size)
    await page.goto('/admin')
    await page.getByRole('heading', { level: 1 }).waitFor()
    const broken = await page.evaluate(
      ([selectors, width]) =>
        [...document.querySelectorAll<HTMLElement>(selectors)].flatMap((part) =>
          [part, ...part.querySelectorAll<HTMLElement>('h1, h2, h3, h4, p, th, .home-button, figcaption')].flatMap(
            (one) => {
              const { right } = one.getBoundingClientRect()
              const isCut = one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline'
              return right > width + 0.5 || isCut ? [`${one.className || one.tagName}: ${one.textContent}`] : []
            },
          ),
        ),
      [parts.join(', '), size.width] as const,
    )
    expect(broken, screen).toEqual([])
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ ...size, height: Math.min(height, 4000) })
    await saveScreenshot(page, `accueil-${name}-${screen}`)
  }
  await page.setViewportSize(desktop)
}

test('when an edition is over and none is to come, the home proposes to prepare the next one', async () => {
  await page.goto('/admin')
  await page.getByRole('heading', { name: latest.shortName, level: 2 }).waitFor()
  await fits('terminee')
  await page.getByRole('link', { name: 'Préparer l’édition suivante' }).click()
  await page.waitForURL(new RegExp(`/editions/${latest.id}/nouvelle-edition$`))
})

test('the home says what to do next in each edition, as buttons that lead there', async () => {
  const next = await write('editions', {
    title: 'Assises régionales de la féminisation des métiers et filières numériques 2027',
    startsOn: '2027-06-10',
    endsOn: '2027-06-10',
    city: 'Toulouse',
  })
  const room = await write('rooms', { name: 'Amphithéâtre Jeanne-Villepreux', edition: next.id })
  const at = (hour: string) => `2027-06-10T${hour}:00.000Z`
  const placed = { edition: next.id, room: room.id, _status: 'draft' }
  await write('sessions', {
    ...placed,
    title: 'Ouverture par la région et par la ville',
    format: 'ceremony',
    startsAt: at('07:00'),
    endsAt: at('07:30'),
  })
  await write('sessions', {
    ...placed,
    title: 'Revenir à l’emploi par le code : trois parcours, trois âges, une même envie',
    format: 'panel',
    startsAt: at('07:30'),
    endsAt: at('09:00'),
  })
  await write('sessions', {
    ...placed,
    title: 'Atelier CV',
    format: 'workshop',
    startsAt: at('09:15'),
    endsAt: at('10:00'),
    room: undefined,
  })
  await write('sessions', { title: 'Une idée à placer', edition: next.id, format: 'workshop' })
  await write('sessions', { title: 'Un enregistrement à ajouter', edition: latest.id, format: 'workshop' })

  await page.goto('/admin')
  const hero = page.locator('.home-hero')
  await hero.getByRole('heading', { name: '2027 · Toulouse' }).waitFor()
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
  expect(await page.getByRole('link', { name: 'Préparer l’édition suivante' }).count()).toBe(0)
  expect(await hero.locator('.home-button').allTextContents()).toEqual([
    expect.stringMatching(/^Corriger \d+ points? qui bloque(nt)?$/),
    'Placer 1 session',
    expect.stringMatching(/^Traduire \d+ textes$/),
    'Ouvrir le programme',
  ])
  // No menu of the collections, which the navigation has.
  expect(await page.locator('.collections__card, .dashboard .card').count()).toBe(0)
  expect(await accessibilityProblems(page, parts)).toEqual([])

  const other = page.locator('.home-others__edition', { hasText: latest.shortName })
  expect(await other.innerText()).toContain('1 contenu attend')
  await other.locator('.home-button').first().click()
  await page.waitForURL(new RegExp(`/editions/${latest.id}/controles`))
  await page.goto('/admin')
  await hero.getByRole('link', { name: 'Placer 1 session' }).click()
  await page.getByRole('link', { name: 'Une idée à placer' }).waitFor()
})

test('each bar of the programme has its name, and opens its session', async () => {
  await page.goto('/admin')
  const bar = page.locator('.home-day').getByRole('link', { name: /Ouverture par la région/ })
  await bar.waitFor()
  expect(await bar.innerText()).toMatch(/^9\sh\s00/)
  await bar.click()
  await page.waitForURL(/\/collections\/sessions\/[\w-]+$/)
  await fits('a-venir')
})

test('the home is accessible in the dark, and on a phone', async () => {
  for (const visitor of [{ colorScheme: 'dark', viewport: desktop }, { viewport: screens.phone }] as const) {
    const { page: own, context } = await browser.visit({ baseURL: server.url, ...visitor })
    await enterAdmin(own, server)
    await own.goto('/admin')
    await own.locator('.home-hero').waitFor()
    expect(await accessibilityProblems(own, parts)).toEqual([])
    await own.setViewportSize({ ...visitor.viewport, height: 2000 })
    await saveScreenshot(own, 'colorScheme' in visitor ? 'accueil-a-venir-sombre' : 'accueil-telephone-bas')
    await context.close()
  }
})

test('the site and the guide are one click away from every page', async () => {
  await page.goto(`/admin/collections/editions/${latest.id}/controles`)
  const links = page.locator('.site-links')
  expect(await links.getByRole('link', { name: /Voir le site/ }).getAttribute('href')).toMatch(/\/fr$/)
  await page.goto('/admin')
  await page.locator('.home-header').getByRole('link', { name: 'Guide de rédaction' }).click()
  await page.getByRole('heading', { name: 'Guide de rédaction', level: 1 }).waitFor()
  await expect.poll(() => page.title()).toBe('Guide de rédaction – Assises')
  expect(await page.getByRole('columnheader', { name: 'Gère les comptes' }).count()).toBe(1)
  const picture = page.getByRole('img', { name: 'La page de connexion' })
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  expect(await accessibilityProblems(page, ['.guide'])).toEqual([])
  await saveScreenshot(page, 'guide')
  const { page: stranger } = await browser.visit({ baseURL: server.url })
  await stranger.goto('/admin/guide')
  await stranger.waitForURL(/\/admin\/login/)
})

test('a contributor sees what to do in their editions only, and no button to publish or to prepare', async () => {
  const data = {
    email: 'nour@exemple.fr',
    password: PASSWORD,
    name: 'Nour',
    role: 'contributor',
    editions: [latest.id],
  }
  expect((await page.request.post('/api/users', { data })).status()).toBe(201)
  const { page: own } = await browser.visit({ baseURL: server.url, viewport: desktop })
  await enterAdmin(own, { adminEmail: data.email, adminPassword: PASSWORD })
  await own.goto('/admin')
  await own.getByRole('heading', { name: 'Bonjour Nour', level: 1 }).waitFor()
  await own.locator('.home-hero').getByRole('heading', { name: latest.shortName }).waitFor()
  expect(await own.getByText('Toulouse').count()).toBe(0)
  expect(await own.locator('.home-others').count()).toBe(0)
  for (const name of ['Publier ce qui attend', 'Préparer l’édition suivante']) {
    expect(await own.getByRole('link', { name }).count()).toBe(0)
  }
})

test('an address that leads nowhere says so on every screen, and leads back to the home', async () => {
  for (const [screen, size] of Object.entries(screens)) {
    await page.setViewportSize(size)
    expect((await page.goto('/admin/nulle-part'))?.status()).toBe(404)
    await page.getByRole('heading', { level: 1, name: 'Cette page n’existe pas' }).waitFor()
    await saveScreenshot(page, `page-absente-${screen}`)
  }
  expect(await page.title()).toBe('Introuvable – Assises')
  await page.getByRole('link', { name: 'Revenir à l’accueil' }).click()
  await page.locator('.home-header').waitFor()
})
