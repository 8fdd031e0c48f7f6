import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser } from '../support/browser'
import { logIn, openTab } from '../support/desk'
import { type RunningServer, startServer } from '../support/production-server'
import { documentScreenshot, keepScreenshot } from '../support/screenshot'

const desktop = { width: 1280, height: 900 }

let browser: TestBrowser
let server: RunningServer
let page: Page
let source: { id: string; title: string }

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  ;({ page } = await browser.visit({ baseURL: server.url, viewport: desktop }))
  const found = await fetch(`${server.url}/api/editions?where[slug][equals]=montpellier-2024&depth=0`)
  source = (await found.json()).docs[0]
  await page.goto('/admin')
  await logIn(page, server)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** What editors see of an edition, drafts included. */
async function sessionsOf(edition: string) {
  const path = `/api/sessions?where[edition][equals]=${edition}&draft=true&depth=0&limit=200&sort=startsAt`
  return (await (await page.request.get(path)).json()).docs as { title: string; startsAt: string; _status: string }[]
}

async function fitsOnPhone(name: string): Promise<void> {
  await page.setViewportSize(screens.phone)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(screens.phone.width)
  await keepScreenshot(page, name)
  await page.setViewportSize(desktop)
}

test('an edition is made from another one: days and city, the plan, then drafts', async () => {
  await page.goto(`/admin/collections/editions/${source.id}`)
  await page.getByRole('link', { name: 'Nouvelle édition' }).click()
  await page.getByRole('heading', { name: 'Nouvelle édition', level: 2 }).waitFor()
  await page.getByRole('button', { name: 'Voir ce qui sera copié' }).click()
  await page.getByText('Indiquez le premier jour de la nouvelle édition.').waitFor()
  await page.getByLabel('Premier jour').fill('2026-12-03')
  await page.getByLabel('Ville').fill('Nîmes')
  expect(await page.getByLabel('Dernier jour').inputValue()).toBe('2026-12-03')
  expect(await page.getByLabel('Titre').inputValue()).toMatch(/2026$/)
  await page.getByRole('button', { name: 'Voir ce qui sera copié' }).press('Enter')
  await page
    .getByText(/Le mar\. 21\smai 2024 devient le jeu\. 3\sdéc\. 2026\s: \d+\ssessions, aux mêmes heures\./)
    .waitFor()
  await page.getByText(/^Témoignages, accords, enregistrements/).waitFor()
  expect(await accessibilityProblems(page, ['.new-edition'])).toEqual([])
  await page.locator('.new-edition__plan').scrollIntoViewIfNeeded()
  await documentScreenshot(page, 'nouvelle-edition')
  await fitsOnPhone('nouvelle-edition-telephone')

  await page.getByRole('button', { name: 'Créer la nouvelle édition' }).click()
  await page.getByText(/C’est fait/).waitFor()
  expect(await accessibilityProblems(page, ['.new-edition'])).toEqual([])
  await page.getByRole('link', { name: 'Ouvrir la nouvelle édition' }).click()
  await page.waitForURL((url) => /\/editions\/[^/]+$/.test(url.pathname) && !url.pathname.endsWith(source.id))
  const made = await sessionsOf(new URL(page.url()).pathname.split('/').at(-1) ?? '')
  const before = await sessionsOf(source.id)
  expect(made).toHaveLength(before.length)
  expect(new Set(made.map(({ _status }) => _status))).toEqual(new Set(['draft']))
  // From summer to winter, the clock of the edition says the same.
  const hours = (at: string | undefined, offset: number) => (at ? Number(at.slice(11, 13)) + offset : undefined)
  expect(hours(made[0]?.startsAt, 1)).toBe(hours(before[0]?.startsAt, 2))
  await openTab(page, 'Lieu et participation')
  expect(await page.getByLabel('Ville').first().inputValue()).toBe('Nîmes')
})

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })
const lines = (...rows: string[]) => ['Titre;Format;Début;Fin;Salle;Intervenants', ...rows].join('\r\n')

test('a file is tried, corrected, imported and undone', async () => {
  const before = await sessionsOf(source.id)
  await page.goto(`/admin/collections/editions/${source.id}/importer`)
  await page.getByRole('heading', { name: 'Importer et exporter' }).waitFor()
  const choose = page.getByLabel('Fichier à importer')
  await choose.setInputFiles(
    file(
      'nouveautes.csv',
      lines('Nuit du code;Danse;20 h;22 h;Amphi d\xe9t\xe9;', 'Petit d\xe9jeuner;Pause;8 h;7 h;;'),
    ),
  )
  await page.getByText(/« Danse » n’est pas dans la liste/).waitFor()
  await page.getByText(/La fin vient avant le début/).waitFor()
  expect(await page.getByRole('button', { name: /^Importer \d/ }).count()).toBe(0)
  expect(await accessibilityProblems(page, ['.import-desk'])).toEqual([])
  await page.locator('.import-plan').scrollIntoViewIfNeeded()
  await documentScreenshot(page, 'import-problemes')

  await choose.setInputFiles(
    file(
      'nouveautes.csv',
      lines('Nuit du code;Atelier;20 h;22 h;Amphi d\xe9t\xe9;Ada Exemple', 'Petit d\xe9jeuner;Pause;7 h;8 h;;'),
    ),
  )
  await page.getByRole('button', { name: 'Importer 4 brouillons' }).waitFor()
  await documentScreenshot(page, 'import-essai')
  await fitsOnPhone('import-telephone')
  await page.getByRole('button', { name: 'Importer 4 brouillons' }).click()
  await page.getByText(/^C’est importé, en brouillon/).waitFor()
  expect((await sessionsOf(source.id)).length).toBe(before.length + 2)

  await page.getByRole('button', { name: /^Annuler cet import/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler cet import' }).click()
  await page.getByText(/^C’est annulé/).waitFor()
  await page.getByText(/2 créés|4 créés, 0 modifiés – annulé/).waitFor()
  expect(await sessionsOf(source.id)).toEqual(before)
  expect(await accessibilityProblems(page, ['.import-desk'])).toEqual([])
})

test('the programme goes out to a spreadsheet and comes back without change', async () => {
  await page.goto(`/admin/collections/editions/${source.id}/importer`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Le programme (CSV)' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('programme-montpellier-2024.csv')
  await page.getByLabel('Fichier à importer').setInputFiles(await download.path())
  await page.getByText(/Ce fichier ne change rien/).waitFor()
})
