import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAdmin, toast } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser } from '../support/browser'
import { plainSpaces } from '../support/plain-spaces'
import { type RunningServer, startServer } from '../support/production-server'
import { documentScreenshot, saveScreenshot } from '../support/screenshot'

const desktop = { width: 1280, height: 1000 }
// The viewport of a 1280-pixel screen at 200 %.
const zoomed = { width: 640, height: 500 }
const CONTRIBUTOR = { adminEmail: 'contributrice@exemple.fr', adminPassword: 'Quatre-mots-au-hasard-7' }

let browser: TestBrowser
let server: RunningServer
let page: Page
let edition: string
let sessions: { id: string; title: string; startsAt: string; endsAt: string; room: string }[]
let tab: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  ;({ page } = await browser.visit({ baseURL: server.url, viewport: desktop }))
  const found = await fetch(`${server.url}/api/editions?where[slug][equals]=montpellier-2024&depth=0`)
  edition = (await found.json()).docs[0].id
  tab = `/admin/collections/editions/${edition}/publication`
  await enterAdmin(page, server)
  sessions = (await readSessions()).filter(({ room }) => room)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function readSessions() {
  const path = `/api/sessions?where[edition][equals]=${edition}&depth=0&limit=100&sort=startsAt`
  return (await (await fetch(`${server.url}${path}`)).json()).docs as typeof sessions
}

async function draft(id: string, data: object): Promise<void> {
  const answer = await page.request.patch(`/api/sessions/${id}?draft=true&depth=0`, { data })
  expect(answer.status()).toBe(200)
}

const session = (index: number) => sessions[index] as (typeof sessions)[number]

async function fitsScreens(name: string, part = '.release'): Promise<void> {
  expect(await accessibilityProblems(page, [part])).toEqual([])
  for (const [screen, size] of Object.entries({ telephone: screens.phone, '200': zoomed })) {
    await page.setViewportSize(size)
    const width = await page.evaluate((selector) => document.querySelector(selector)?.scrollWidth ?? 0, part)
    expect(width).toBeLessThanOrEqual(size.width)
    await saveScreenshot(page, `${name}-${screen}`)
  }
  await page.setViewportSize(desktop)
}

test('blocking findings are listed with links, and there is no button', async () => {
  const { startsAt, endsAt, room } = session(0)
  await draft(session(1).id, { startsAt, endsAt, room })
  await page.goto(`/admin/collections/editions/${edition}`)
  await page.getByRole('link', { name: 'Publication', exact: true }).click()
  await page.getByText(/bloque(nt)? la publication/).waitFor()
  expect(await page.getByRole('button', { name: 'Publier le programme' }).count()).toBe(0)
  await fitsScreens('publication-bloquee')
  await page
    .getByRole('link', { name: session(1).title, exact: true })
    .first()
    .click()
  await page.waitForURL(/collections\/sessions\//)
  await draft(session(1).id, { startsAt: session(1).startsAt, endsAt: session(1).endsAt, room: session(1).room })
})

test('a release is planned at an hour of the edition, replaced after saying so, shown on the home, and called off', async () => {
  const dialog = page.locator('dialog[open]')
  const open = async () => {
    await page.getByRole('button', { name: 'Publier le programme' }).click()
    await dialog.getByLabel('Programmer la publication').check()
  }
  const planned = page.locator('.release__planned')
  await draft(session(0).id, { title: 'Un titre pour bientôt' })
  await page.goto(tab)
  await open()
  await dialog.getByRole('button', { name: 'Programmer' }).click()
  await dialog.getByText('Donnez une date et une heure à venir.').waitFor()
  await dialog.getByLabel('Date et heure').fill('2049-05-21T18:45')
  await fitsScreens('publication-programmer', 'dialog[open]')
  await documentScreenshot(page, 'publication-programmer')
  await dialog.getByRole('button', { name: 'Programmer', exact: true }).click()
  await toast(page, /C’est programmé/)
  await planned.waitFor()
  expect(plainSpaces((await planned.textContent()) ?? '')).toContain('prévue le ven. 21 mai 2049, 18 h 45, par ')

  await open()
  await dialog.getByText(/la nouvelle date remplacera celle-ci/).waitFor()
  await dialog.getByLabel('Date et heure').fill('2049-06-02T08:00')
  await dialog.getByRole('button', { name: 'Remplacer la date' }).click()
  await planned.getByText(/mer\. 2\sjuin 2049, 8\sh\s00/).waitFor()
  await fitsScreens('publication-programmee')

  await page.goto('/admin')
  const entry = page.getByRole('listitem').filter({ hasText: 'Publication du programme' })
  await entry.getByText(/prévu par/).waitFor()
  await entry.scrollIntoViewIfNeeded()
  await fitsScreens('publication-programmee-accueil', '.home-card')
  await entry.getByRole('link').click()
  await planned.getByRole('button', { name: 'Annuler la publication prévue' }).click()
  await planned.waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('release__action')
  expect(await (await page.request.get(`/api/programme/${edition}/release`)).json()).toMatchObject({ planned: null })
})

test('all pending documents are listed, confirmed, and published at once', async () => {
  await draft(session(0).id, { title: 'Un titre tout neuf' })
  await draft(session(2).id, { status: 'cancelled', notice: 'L’intervenante est souffrante.' })
  await page.goto(tab)
  await page.getByText('« Un titre tout neuf »').first().waitFor()
  await page.getByText(/est annulée/).waitFor()
  await fitsScreens('publication')
  await documentScreenshot(page, 'publication')
  await page.getByRole('button', { name: 'Publier le programme' }).press('Enter')
  await page.getByRole('heading', { name: /^Publier le programme/ }).waitFor()
  await saveScreenshot(page, 'publication-question')
  expect((await readSessions())[0]?.title).not.toBe('Un titre tout neuf')
  await page.getByRole('dialog').getByRole('button', { name: 'Publier le programme' }).click()
  await page.getByText(/C’est publié\. Le public voit la version n°\s1/).waitFor()
  // The button is gone: what it did has its focus.
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('release__outcome')
  await page.getByText(/^Rien n’attend/).waitFor()
  const titles = (await readSessions()).map(({ title }) => title)
  expect(titles).toContain('Un titre tout neuf')
  await fitsScreens('publication-faite')
})

test('releases list their changes, field by field, and an earlier one is restored', async () => {
  await draft(session(0).id, { title: 'Encore un autre titre', capacity: 42 })
  const second = await page.request.post(`/api/programme/${edition}/release`)
  expect(second.status()).toBe(201)
  await page.goto(tab)
  await page.getByRole('link', { name: 'Voir les changements (2)' }).click()
  const table = page.getByRole('table', { name: 'Encore un autre titre' })
  await table.getByRole('row', { name: /Titre Un titre tout neuf Encore un autre titre/ }).waitFor()
  await table.getByRole('row', { name: /Nombre de places – 42/ }).waitFor()
  await fitsScreens('publication-versions')
  await page.getByRole('button', { name: 'Revenir à cette version (1)' }).click()
  await page
    .getByRole('group', { name: /Revenir à la version/ })
    .getByText(/s’appelle maintenant/)
    .waitFor()
  await page.setViewportSize({ ...desktop, height: 1300 })
  await documentScreenshot(page, 'publication-revenir')
  await page.getByRole('button', { name: 'Revenir à cette version', exact: true }).click()
  await page.getByText(/C’est fait\. Ce retour est la version n°\s3/).waitFor()
  expect((await readSessions()).map(({ title }) => title)).toContain('Un titre tout neuf')
})

test('the tab and the dialog have no accessibility problem in dark colours', async () => {
  const { page: dark } = await browser.visit({ baseURL: server.url, viewport: desktop, colorScheme: 'dark' })
  await enterAdmin(dark, server)
  await dark.goto(tab)
  await dark.getByRole('heading', { name: 'Versions parues' }).waitFor()
  expect(await accessibilityProblems(dark, ['.release'])).toEqual([])
  await saveScreenshot(dark, 'publication-sombre')
  await draft(session(0).id, { title: 'Un titre de nuit' })
  await dark.reload()
  await dark.getByRole('button', { name: 'Publier le programme' }).click()
  await dark.getByLabel('Programmer la publication').check()
  await dark.getByLabel('Date et heure').fill('2049-05-21T18:45')
  expect(await accessibilityProblems(dark, ['dialog[open]'])).toEqual([])
  await saveScreenshot(dark, 'publication-programmer-sombre')
  await dark.getByRole('button', { name: 'Programmer', exact: true }).click()
  await dark.locator('.release__planned').waitFor()
  expect(await accessibilityProblems(dark, ['.release'])).toEqual([])
  await saveScreenshot(dark, 'publication-programmee-sombre')
})

test('a contributor has no such tab, and the endpoint explains the refusal', async () => {
  const made = await page.request.post('/api/users', {
    data: {
      email: CONTRIBUTOR.adminEmail,
      password: CONTRIBUTOR.adminPassword,
      name: 'Inès',
      role: 'contributor',
      editions: [edition],
    },
  })
  expect(made.status()).toBe(201)
  const { page: own } = await browser.visit({ baseURL: server.url })
  await enterAdmin(own, CONTRIBUTOR)
  await own.goto(`/admin/collections/editions/${edition}`)
  await own.getByRole('link', { name: 'Contrôles', exact: true }).waitFor()
  expect(await own.getByRole('link', { name: 'Publication', exact: true }).count()).toBe(0)
  const answer = await own.request.post(`/api/programme/${edition}/release`, {
    headers: { 'Accept-Language': 'fr' },
  })
  expect([answer.status(), (await answer.json()).errors[0].message]).toEqual([
    403,
    expect.stringContaining('Votre compte ne permet pas de publier le programme.'),
  ])
})
