import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'

const MOST_STOPS = 60

const title = 'Entrer dans le numérique sans diplôme'

/** How long a page may take to say something. */
const soon = { timeout: 15_000 }

let browser: TestBrowser
let server: RunningServer
let page: Page

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  ;({ page } = await browser.visit({ baseURL: server.url, viewport: { width: 1440, height: 900 } }))
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const press = (...keys: string[]) =>
  keys.reduce(async (before, key) => {
    await before
    await page.keyboard.press(key)
  }, Promise.resolve())
/** Types at the speed of a quick person: a form of Payload validates a field some 150 ms after it was shown or changed. */
const type = (text: string) => page.keyboard.type(text, { delay: 20 })

const hasFocus = (control: Locator) =>
  control.evaluate((element) => element === document.activeElement).catch(() => false)

/** Presses Tab until the control has the focus, as a person does who knows only its role and its name. */
async function tabTo(control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await control.waitFor()
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await hasFocus(control)) return
    await press(key)
  }
  throw new Error(`${control} is not reached by ${MOST_STOPS} × ${key}.`)
}

/** What a screen reader reads after the name of a field: its value, its error and its help. */
const descriptionOf = (control: Locator) =>
  control.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
      .replace(/\s+/g, ' '),
  )

const isInvalid = (control: Locator) => control.evaluate((element) => element.getAttribute('aria-invalid') === 'true')

/** The choice that Enter confirms; empty while the list is searched. */
const offeredBy = (list: Locator) =>
  list.evaluate(
    (element) => element.closest('.field-type')?.querySelector('.rs__option--is-focused')?.textContent ?? '',
  )

/** Chooses from a list: writes what to look for, waits until it is offered, and confirms. */
async function choose(name: RegExp, text: string): Promise<void> {
  const list = page.getByRole('combobox', { name })
  await tabTo(list)
  await type(text)
  await expect.poll(() => offeredBy(list), soon).toContain(text)
  await press('Enter')
  await expect.poll(() => descriptionOf(list), soon).toContain(text)
}

/** Writes in the parts of the focused date: the year takes six digits, so an arrow ends it. */
async function writeInstant(date: string, time: string): Promise<void> {
  await type(date)
  await press('ArrowRight')
  await type(time)
}

test('a person who does not see the screen logs in, and learns what is wrong with the password', async () => {
  await page.goto('/admin')
  const password = page.getByRole('textbox', { name: /^Mot de passe/ })
  await tabTo(page.getByRole('textbox', { name: /^E-mail/ }))
  await type(server.adminEmail)
  await tabTo(password)
  await type('faux')
  await press('Enter')
  await expect.poll(() => descriptionOf(password), soon).toContain('L’adresse e-mail ou le mot de passe est incorrect.')
  await tabTo(password, 'Shift+Tab')
  await press('Control+A')
  await type(server.adminPassword)
  await press('Enter')
  await page.getByRole('heading', { level: 1, name: /^Bonjour/ }).waitFor()
})

test('the content is one key away from the start of a page', async () => {
  await page.goto('/admin/collections/sessions')
  await page
    .getByRole('row', { name: /^Choisir/ })
    .first()
    .waitFor()
  await press('Tab')
  expect(await hasFocus(page.getByRole('button', { name: 'Aller au contenu' }))).toBe(true)
  await press('Enter')
  expect(await hasFocus(page.getByRole('heading', { level: 1, name: 'Sessions' }))).toBe(true)
})

const tab = (name: string) => page.getByRole('main').getByRole('button', { name })
const format = () => page.getByRole('combobox', { name: /^Format/ })
const end = () => page.getByLabel(/^Fin/)
const messages = () => page.getByRole('region', { name: /^Messages/ })

async function openTab(name: string, key: 'Tab' | 'Shift+Tab' = 'Shift+Tab'): Promise<void> {
  await tabTo(tab(name), key)
  await press('Enter')
}

async function publish(): Promise<void> {
  await tabTo(page.getByRole('button', { name: /^Publier/ }).first(), 'Shift+Tab')
  await press('Enter')
}

/** Waits for the next automatic save, and until the form no longer says that it saves. */
async function isSaved(): Promise<void> {
  await page.waitForResponse((response) => response.url().includes('autosave=true') && response.ok(), soon)
  await page.getByText('Enregistrement…').waitFor({ ...soon, state: 'hidden' })
}

test('they write a session, learn why its publication is refused, and have the cursor at the first field to correct', {
  timeout: 120_000,
}, async () => {
  await tabTo(page.getByRole('link', { name: /^Créer/ }))
  await press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Nouvelle session' }).waitFor()

  await tabTo(page.getByRole('textbox', { name: /^Titre/ }))
  await type(title)
  const text = page.getByRole('textbox', { name: /^Résumé/ })
  await tabTo(text)
  await type('Trois parcours. ')
  await press('Control+B')
  await type('Venez comme vous êtes.')
  await choose(/^Édition/, '2024 · Montpellier')

  await openTab('Horaire et salle')
  await tabTo(page.getByLabel(/^Début/))
  await writeInstant('21052024', '1615')
  await choose(/^Salle/, 'Atelier 2')
  await openTab('Personnes')
  await tabTo(page.getByRole('button', { name: /^Ajouter : Personne/ }))
  await press('Enter')
  await choose(/^Personne/, 'Camille Roussel')

  await publish()
  const refusal = messages()
    .getByText(/Format/)
    .first()
  await refusal.waitFor()
  expect(await messages().innerText()).toMatch(/Fin/)
  await expect.poll(() => hasFocus(format()), soon).toBe(true)
  await expect.poll(() => descriptionOf(format()), soon).toMatch(/obligatoire|requis/i)
  await expect.poll(() => isInvalid(format()), soon).toBe(true)
})

test('once a field is corrected and saved by itself, it has no error, and the others still have theirs', {
  timeout: 60_000,
}, async () => {
  const saved = isSaved()
  await choose(/^Format/, 'Atelier')
  await saved
  await expect.poll(() => isInvalid(format()), soon).toBe(false)
  await openTab('Horaire et salle')
  await tabTo(end())
  await expect.poll(() => isInvalid(end()), soon).toBe(true)
  await expect.poll(() => descriptionOf(end()), soon).toMatch(/obligatoire|requis/i)
  expect(await isInvalid(page.getByLabel(/^Début/))).toBe(false)
})

test('they correct the last field, publish, learn that it is online and open the page', {
  timeout: 60_000,
}, async () => {
  const saved = isSaved()
  await tabTo(page.getByRole('button', { name: /^45 min, jusqu’à/ }))
  await press('Enter')
  await saved
  await expect.poll(() => isInvalid(end()), soon).toBe(false)
  await publish()
  await expect.poll(() => messages().innerText(), soon).toContain('C’est en ligne')
  await press('Alt+t')
  const link = messages().getByRole('link', { name: /^voir la page/ })
  await tabTo(link)
  const [opened] = await Promise.all([page.context().waitForEvent('page'), press('Enter')])
  await opened.getByRole('heading', { level: 1, name: title }).waitFor()
  await opened.close()

  const { docs } = await (
    await fetch(`${server.url}/api/sessions?where[title][equals]=${encodeURIComponent(title)}`)
  ).json()
  expect(docs).toEqual([
    expect.objectContaining({
      format: 'workshop',
      startsAt: '2024-05-21T14:15:00.000Z',
      endsAt: '2024-05-21T15:00:00.000Z',
      room: expect.objectContaining({ name: 'Atelier 2' }),
      participants: [
        expect.objectContaining({
          speaker: expect.objectContaining({ name: expect.stringContaining('Camille Roussel') }),
        }),
      ],
    }),
  ])
})
