import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIn } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { documentScreenshot, saveScreenshot } from '../support/screenshot'

const desktop = { width: 1280, height: 1000 }
// The viewport of a 1280-pixel screen at 200 %.
const zoomed = { width: 640, height: 500 }

let browser: TestBrowser
let server: RunningServer
let page: Page
let source: { id: string; title: string }
/** The id of the edition that is made from it. */
let copy: string

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

/** Finds the sessions of an edition, drafts included. */
async function sessionsOf(edition: string) {
  const path = `/api/sessions?where[edition][equals]=${edition}&draft=true&depth=0&limit=200&sort=startsAt`
  return (await (await page.request.get(path)).json()).docs as {
    id: string
    title: string
    startsAt: string
    _status: string
  }[]
}

/** Takes a screenshot for the guide, from the top of the page. */
async function screenshot(name: string, height: number = desktop.height): Promise<void> {
  await page.setViewportSize({ ...desktop, height })
  await page.evaluate(() => scrollTo(0, 0))
  await documentScreenshot(page, name)
  await page.setViewportSize(desktop)
}

async function fitsOnSmallScreens(name: string): Promise<void> {
  for (const [screen, size] of Object.entries({ telephone: screens.phone, '200': zoomed })) {
    await page.setViewportSize(size)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width)
    await saveScreenshot(page, `${name}-${screen}`)
  }
  await page.setViewportSize(desktop)
}

test('an edition is created from another one: the form, the plan, then drafts', async () => {
  await page.goto('/admin/collections/editions')
  await page.getByRole('link', { name: /^Nouvelle édition à partir de/ }).waitFor()
  await page.goto(`/admin/collections/editions/${source.id}`)
  await page.getByRole('link', { name: 'Nouvelle édition', exact: true }).click()
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
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ce qui va se passer')
  expect(await accessibilityProblems(page, ['.new-edition'])).toEqual([])
  await screenshot('nouvelle-edition', 1270)
  await fitsOnSmallScreens('nouvelle-edition')

  await page.getByRole('button', { name: 'Créer la nouvelle édition' }).click()
  await page.getByText(/^C’est fait/).waitFor()
  expect(await accessibilityProblems(page, ['.new-edition'])).toEqual([])
  const made = await page.getByRole('link', { name: 'Ouvrir la nouvelle édition' }).getAttribute('href')
  expect(made).toMatch(/\/programme$/)
  copy = made?.split('/').at(-2) ?? ''
  const copies = await sessionsOf(copy)
  const originals = await sessionsOf(source.id)
  expect(copies).toHaveLength(originals.length)
  expect(new Set(copies.map(({ _status }) => _status))).toEqual(new Set(['draft']))
  // The local time stays the same from summer to winter time.
  const hour = (at: string | undefined, offset: number) => Number(at?.slice(11, 13)) + offset
  expect(hour(copies[0]?.startsAt, 1)).toBe(hour(originals[0]?.startsAt, 2))
})

test('a new edition is undone from its own tab: refused while something was changed, which the message names', async () => {
  const [session] = await sessionsOf(copy)
  const tab = `/admin/collections/editions/${copy}/nouvelle-edition`
  const undo = async () => {
    await page.getByRole('button', { name: 'Annuler cette nouvelle édition' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler cette nouvelle édition' }).click()
  }
  const change = { capacity: 12, _status: 'draft' }
  expect((await page.request.patch(`/api/sessions/${session?.id}?draft=true`, { data: change })).status()).toBe(200)
  await page.goto(tab)
  await page.getByText('Cette édition a été préparée à partir de 2024 · Montpellier').waitFor()
  expect(await accessibilityProblems(page, ['.new-edition'])).toEqual([])
  await screenshot('annuler-nouvelle-edition', 600)
  await fitsOnSmallScreens('annuler-nouvelle-edition')
  await undo()
  await page.getByText(`« ${session?.title} » a été modifié depuis`).waitFor()
  expect((await page.request.get(`/api/editions/${copy}?draft=true`)).status()).toBe(200)

  await page.goto(`/admin/collections/editions/${source.id}/nouvelle-edition`)
  await page.getByLabel('Premier jour').fill('2027-11-04')
  await page.getByRole('button', { name: 'Voir ce qui sera copié' }).click()
  await page.getByRole('button', { name: 'Créer la nouvelle édition' }).click()
  await page.getByText(/^C’est fait/).waitFor()
  const wrong = (await page.getByRole('link', { name: 'Ouvrir la nouvelle édition' }).getAttribute('href'))
    ?.split('/')
    .at(-2)
  await undo()
  await page.getByText(/^La nouvelle édition est annulée\s: \d+ brouillons supprimés\.$/).waitFor()
  expect(await accessibilityProblems(page, ['.new-edition'])).toEqual([])
  expect((await page.request.get(`/api/editions/${wrong}?draft=true`)).status()).toBe(404)
  expect(await sessionsOf(String(wrong))).toEqual([])
})

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })
const table = (...rows: string[]) => ['Titre;Format;Début;Fin;Salle;Intervenants', ...rows].join('\r\n')
const chooseFile = (chosen: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
  page.locator('.choose-file input[type=file]').setInputFiles(chosen)

test('a file is tried, its words are explained, it is imported, and the import is undone', async () => {
  const before = await sessionsOf(source.id)
  await page.goto(`/admin/collections/editions/${source.id}/importer`)
  await page.getByRole('button', { name: 'Choisir un fichier' }).waitFor()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choisir un fichier' }).press('Enter'),
  ])
  await chooser.setFiles(
    file(
      'nouveautes.csv',
      table(
        'Nuit du code;Conf\xe9rence courte;20 h;22 h;Amphi \xc9lan;Ada Exemple',
        'Petit d\xe9jeuner;Pause;7 h;tard;;',
      ),
    ),
  )
  await page.getByText(/«\stard\s» n’est pas une heure/).waitFor()
  await page.getByText(/répondez aux questions ci-dessous/).waitFor()
  expect(await page.getByRole('button', { name: /^Importer \d/ }).count()).toBe(0)
  expect(await accessibilityProblems(page, ['.import-panel'])).toEqual([])
  await screenshot('import-problemes', 1500)
  await fitsOnSmallScreens('import-questions')
  const setTheme = (theme: string) =>
    page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme)
  await setTheme('dark')
  expect(await accessibilityProblems(page, ['.import-panel'])).toEqual([])
  await saveScreenshot(page, 'import-questions-sombre')
  await setTheme('light')

  expect(await page.getByLabel(/Conférence courte/).inputValue()).toBe('presentation')
  expect(await page.getByLabel(/Amphi Élan/).inputValue()).toBe('new')
  await page.getByLabel(/Conférence courte/).selectOption('Atelier')
  await page.getByRole('button', { name: 'Confirmer ces choix' }).click()
  await page.getByRole('button', { name: 'Importer 4 brouillons' }).waitFor()
  await fitsOnSmallScreens('import')
  await page.getByRole('button', { name: 'Importer 4 brouillons' }).click()
  await page.getByText(/^C’est importé, en brouillon/).waitFor()
  expect((await sessionsOf(source.id)).length).toBe(before.length + 2)
  await page.getByText(/4 créés, 0 modifié – importé/).waitFor()
  await screenshot('import-fait')

  const made = (await sessionsOf(source.id)).find(({ title }) => title === 'Nuit du code')
  expect(made).toMatchObject({ format: 'workshop' })

  await page.getByRole('button', { name: /^Annuler cet import/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler cet import' }).click()
  await page.getByText(/^C’est annulé/).waitFor()
  await page.getByText(/4 créés, 0 modifié – annulé/).waitFor()
  expect(await sessionsOf(source.id)).toEqual(before)
  expect(await accessibilityProblems(page, ['.import-panel'])).toEqual([])
})

test('a file of 200 MB is refused with a message, without being sent', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assises_test_import-'))
  const path = join(folder, 'tout.csv')
  const large = await open(path, 'w')
  await large.truncate(200_000_000)
  await large.close()
  await chooseFile(path)
  await page.getByText('Ce fichier dépasse 5 Mo. Importez-le en plusieurs parties.').waitFor()
  await rm(folder, { recursive: true })
})

test.each([
  ['Excel (.xlsx)', 'xlsx'],
  ['LibreOffice (.ods)', 'ods'],
  ['CSV', 'csv'],
])('a programme that is exported for %s is imported again without a change', async (label, extension) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: `Le programme – ${label}` }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`programme-montpellier-2024.${extension}`)
  await chooseFile(await download.path())
  await page.getByText(/Ce fichier ne change rien/).waitFor()
  await page.reload()
})

test('a contributor exports the programme of their edition, and may neither import nor copy it', async () => {
  const account = { email: 'contribution@assises.example', password: 'Un-mot-de-passe-de-test-1' }
  const data = { ...account, name: 'Camille Exemple', role: 'contributor', editions: [source.id] }
  expect((await page.request.post('/api/users', { data })).status()).toBe(201)
  const { page: theirs } = await browser.visit({ baseURL: server.url, viewport: desktop, colorScheme: 'dark' })
  await theirs.request.post('/api/users/login', { data: account })
  await theirs.goto(`/admin/collections/editions/${source.id}/importer`)
  await theirs.getByRole('link', { name: 'Les personnes – Excel (.xlsx)' }).waitFor()
  expect(await theirs.getByRole('button', { name: 'Choisir un fichier' }).count()).toBe(0)
  expect(await theirs.getByRole('link', { name: 'Nouvelle édition' }).count()).toBe(0)
  expect(await accessibilityProblems(theirs, ['.import-panel'])).toEqual([])
})
