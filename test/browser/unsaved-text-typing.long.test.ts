import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD } from '../support/accounts'
import { logIn } from '../support/admin-form'
import { aPerson, isSignOfOpenForm, type Person, seededSession } from '../support/admin-people'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser, type Visitor } from '../support/browser'
import { plainSpaces } from '../support/plain-spaces'
import { type RunningServer, startServer } from '../support/production-server'
import { documentScreenshot, saveScreenshot } from '../support/screenshot'

let browser: TestBrowser
let server: RunningServer
let session: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  session = await seededSession(server, 'ouverture')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const title = (page: Page) => page.locator('#field-title')
const notice = (page: Page, text: RegExp) => page.locator('.form-notice').filter({ hasText: text })
const stored = (page: Page) =>
  page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('assises:unsaved:')))

async function openForm(page: Page, id = session): Promise<void> {
  const answered = page.waitForResponse(isSignOfOpenForm)
  await page.goto(`/admin/collections/sessions/${id}`)
  await title(page).waitFor()
  // The person of an earlier test counts as present for two minutes.
  const { isOpen } = await (await answered).json()
  if (!isOpen) await page.getByRole('dialog').getByRole('button', { name: 'Écrire aussi' }).click()
}

async function writer(visitor: Visitor = {}): Promise<Person> {
  const person = await aPerson(browser, server, 'Claire Martin', visitor)
  await openForm(person.page)
  return person
}

const savedTitle = async (page: Page) =>
  (await (await page.context().request.get(`/api/sessions/${session}?draft=true&depth=0&locale=fr`)).json()).title

/** Closes the tab of a person as they do, and returns another one. */
async function inNewTab({ page, context }: Person): Promise<Page> {
  const other = await context.newPage()
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
  return other
}

/** Makes a page end as in a browser that is killed: it sends nothing any more, which Chromium may do once it is online. */
const endSilently = (page: Page) =>
  page.evaluate(() => {
    window.addEventListener('pagehide', (event) => event.stopImmediatePropagation(), { capture: true })
  })

/** Types a title that cannot be saved, and leaves. Returns another tab, with the network back. */
async function leaveUnsaved(person: Person, text: string): Promise<Page> {
  await endSilently(person.page)
  await person.context.setOffline(true)
  await title(person.page).fill(text)
  await notice(person.page, /Connexion interrompue/).waitFor()
  const page = await inNewTab(person)
  await person.context.setOffline(false)
  return page
}

test('a text that is typed while the network is lost stays on the device and is saved by itself when it is back', async () => {
  const { page, context } = await writer()
  await context.setOffline(true)
  await title(page).fill('Ouverture, écrite sans réseau')
  const calm = notice(page, /Connexion interrompue/)
  await calm.waitFor()
  expect(plainSpaces((await calm.textContent()) ?? '')).toMatch(
    /^Connexion interrompue\. Votre texte est gardé sur cet appareil ; il sera enregistré dès le retour\./,
  )
  expect(JSON.stringify(await stored(page))).toContain('Ouverture, écrite sans réseau')
  expect(await page.locator('.payload-toast-item').count()).toBe(0)
  expect(await accessibilityProblems(page, ['.form-notice'])).toEqual([])
  await documentScreenshot(page, 'connexion-interrompue')
  await title(page).pressSequentially(', puis avec')
  await context.setOffline(false)
  await expect.poll(() => savedTitle(page)).toBe('Ouverture, écrite sans réseau, puis avec')
  await calm.waitFor({ state: 'detached' })
  await expect.poll(() => stored(page)).toEqual([])
  await context.close()
})

test('a text that was not saved is offered when the form is opened again, by its author only', async () => {
  const person = await writer()
  const page = await leaveUnsaved(person, 'Ouverture, jamais enregistrée')
  expect(await savedTitle(page)).not.toMatch(/jamais/)
  await page.goto('/admin/logout')
  await page.getByRole('link', { name: 'Se connecter' }).or(page.getByLabel('E-mail')).first().waitFor()
  await page.goto('/admin/login')
  await logIn(page, server)
  await openForm(page)
  await page.waitForTimeout(500)
  expect(await notice(page, /non enregistré/).count()).toBe(0)

  await page.goto('/admin/logout')
  await page.goto('/admin/login')
  await logIn(page, { adminEmail: person.email, adminPassword: PASSWORD })
  await openForm(page)
  const offer = notice(page, /Un texte non enregistré du \d\d\/\d\d à/)
  await offer.waitFor()
  await offer.getByText('Voir ce texte').click()
  expect(await offer.textContent()).toMatch(/Titre.*Ouverture, jamais enregistrée/)
  expect(await accessibilityProblems(page, ['.form-notice'])).toEqual([])
  await saveScreenshot(page, 'texte-retrouve')
  await offer.getByRole('button', { name: 'Reprendre' }).click()
  expect(await title(page).inputValue()).toBe('Ouverture, jamais enregistrée')
  await expect.poll(() => savedTitle(page)).toBe('Ouverture, jamais enregistrée')
  await expect.poll(() => stored(page)).toEqual([])
  expect(await offer.count()).toBe(0)
  await person.context.close()
})

test('a text that is ignored is forgotten', async () => {
  const person = await writer()
  const page = await leaveUnsaved(person, 'À oublier')
  await openForm(page)
  await notice(page, /non enregistré/)
    .getByRole('button', { name: 'Ignorer' })
    .click()
  await expect.poll(() => stored(page)).toEqual([])
  expect(await title(page).inputValue()).not.toBe('À oublier')
  await person.context.close()
})

test('what is typed just before the form is left is saved', async () => {
  const person = await writer()
  const { page, context } = person
  await title(page).fill('Ouverture, puis je pars')
  await page.locator('.step-nav').getByRole('link', { name: 'Sessions' }).click()
  await page.waitForURL(/\/collections\/sessions(\?|$)/)
  await expect.poll(() => savedTitle(page)).toBe('Ouverture, puis je pars')
  await openForm(page)
  await title(page).fill('Ouverture, puis je ferme')
  const other = await inNewTab(person)
  await expect.poll(() => savedTitle(other)).toBe('Ouverture, puis je ferme')
  await context.close()
})

test('logging out asks before it removes unsaved text from the device', async () => {
  const person = await writer()
  const page = await leaveUnsaved(person, 'Ouverture, à ne pas perdre')
  await page.goto('/admin')
  await page.locator('.dashboard').waitFor()
  const open = page.getByRole('button', { name: /menu/i }).first()
  await open.click()
  const logout = page.locator('a[href$="/admin/logout"]').first()
  await logout.click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  expect(await dialog.textContent()).toContain('Ouverture, à ne pas perdre')
  expect(await accessibilityProblems(page, ['dialog'])).toEqual([])
  await saveScreenshot(page, 'deconnexion-texte')
  await dialog.getByRole('button', { name: 'Ne pas se déconnecter' }).click()
  expect(await stored(page)).toHaveLength(1)
  await logout.click()
  await dialog.getByRole('button', { name: 'Se déconnecter et l’effacer' }).click()
  await page.waitForURL(/logout|login/)
  expect(await stored(page)).toEqual([])
  await person.context.close()
})

test.each([
  ['telephone', { viewport: screens.phone, deviceScaleFactor: 2 }],
  ['zoom-200', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ['sombre', { colorScheme: 'dark' }],
] as const)('the notices of unsaved text fit this screen: %s', async (name, visitor) => {
  const person = await writer(visitor)
  await person.context.setOffline(true)
  await title(person.page).fill(`Ouverture (${name})`)
  await notice(person.page, /Connexion interrompue/).waitFor()
  await saveScreenshot(person.page, `connexion-interrompue-${name}`)
  const width = await person.page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(person.page.viewportSize()?.width ?? 0)
  await endSilently(person.page)
  const page = await inNewTab(person)
  await person.context.setOffline(false)
  await openForm(page)
  await notice(page, /non enregistré/)
    .getByText('Voir ce texte')
    .click()
  expect(await accessibilityProblems(page, ['.form-notice'])).toEqual([])
  await saveScreenshot(page, `texte-retrouve-${name}`)
  await person.context.close()
})
