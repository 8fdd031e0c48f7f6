import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'

const MOST_STOPS = 60

/** How long a page may take to say something. */
const soon = { timeout: 10_000 }

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

test('they write a session, hear why its publication is refused, and correct it at the field', {
  timeout: 120_000,
}, async () => {
  await tabTo(page.getByRole('link', { name: /^Créer/ }))
  await press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Nouvelle session' }).waitFor()

  await tabTo(page.getByRole('textbox', { name: /^Titre/ }))
  await type('Entrer dans le numérique sans diplôme')
  const text = page.getByRole('textbox', { name: /^Résumé/ })
  await tabTo(text)
  await type('Trois parcours. ')
  await press('Control+B')
  await type('Venez comme vous êtes.')
  await choose(/^Édition/, '2024 · Montpellier')

  const tab = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true })
  await tabTo(tab('Horaire et salle'), 'Shift+Tab')
  await press('Enter')
  const start = page.getByLabel(/^Début/)
  await tabTo(start)
  await writeInstant('21052024', '1645')
  const end = page.getByLabel(/^Fin/)
  await tabTo(end)
  await writeInstant('21052024', '1730')
  await choose(/^Salle/, 'Atelier 2')
  await tabTo(tab('Personnes'), 'Shift+Tab')
  await press('Enter')
  await tabTo(page.getByRole('button', { name: /^Ajouter : Personne/ }))
  await press('Enter')
  await choose(/^Personne/, 'Camille Roussel')

  const publish = page.getByRole('button', { name: /^Publier/ }).first()
  await tabTo(publish, 'Shift+Tab')
  await press('Enter')
  const messages = page.getByRole('region', { name: /^Messages/ })
  await messages
    .getByText(/Format/)
    .first()
    .waitFor()
  const format = page.getByRole('combobox', { name: /^Format/ })
  await expect.poll(() => hasFocus(format), soon).toBe(true)
  await expect.poll(() => descriptionOf(format), soon).toMatch(/obligatoire|requis/i)
  expect(await isInvalid(format)).toBe(true)
  await choose(/^Format/, 'Atelier')
})
