import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { logIn } from '../support/admin-form'
import { adminToken, aPerson, isSignOfOpenForm, type Person, seededSession } from '../support/admin-people'
import { openBrowser, type TestBrowser } from '../support/browser'
import { freePort } from '../support/free-port'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'

// A server that is really stopped, killed and started again, and sessions that are really revoked.

let browser: TestBrowser
let folder: string
let port: number
let server: RunningServer
let claire: Person
let session: string

const start = () =>
  startServer({
    port,
    databaseUrl: `file:${join(folder, 'assises.db')}`,
    mediaDir: join(folder, 'media'),
    env: { PAYLOAD_SECRET: 'a-secret-for-tests-only-0123456789abcdef' },
  })

beforeAll(async () => {
  browser = await openBrowser()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assises_test_unsaved-'))
  port = await freePort()
  server = await start()
  session = await seededSession(server, 'ouverture')
  claire = await aPerson(browser, server, 'Claire Martin')
  const isOpen = claire.page.waitForResponse(isSignOfOpenForm)
  await claire.page.goto(`/admin/collections/sessions/${session}`)
  await isOpen
})
afterEach(async () => {
  await claire?.context.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})
afterAll(() => browser?.close())

const title = (page: Page) => page.locator('#field-title')
const notice = (page: Page, text: RegExp) => page.locator('.form-notice').filter({ hasText: text })
const savedTitle = async () => {
  const response = await fetch(`${server.url}/api/sessions/${session}?draft=true&depth=0&locale=fr`, {
    headers: { Authorization: `JWT ${await adminToken(server)}` },
  })
  return (await response.json()).title
}

test.each(['stop', 'kill'] as const)(
  'a server that ends in mid-sentence (%s) and starts again loses no word',
  async (end) => {
    const { page } = claire
    await title(page).fill('Ouverture des')
    await page.waitForTimeout(300)
    await server[end]()
    await title(page).pressSequentially(' Assises, le matin')
    await notice(page, /Connexion interrompue/).waitFor()
    expect(await page.locator('.payload-toast-item').count()).toBe(0)
    server = await start()
    await expect.poll(savedTitle, { timeout: 40_000 }).toBe('Ouverture des Assises, le matin')
    await notice(page, /Connexion interrompue/).waitFor({ state: 'detached' })
    expect(await title(page).inputValue()).toBe('Ouverture des Assises, le matin')
  },
  120_000,
)

test('a revoked session leaves the form and its text on screen, and a login in another tab saves it', async () => {
  const { page, context } = claire
  const password = 'Un-autre-mot-de-passe-8'
  const changed = await fetch(`${server.url}/api/users/${claire.id}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json', Authorization: `JWT ${await adminToken(server)}` },
    body: JSON.stringify({ password, currentPassword: server.adminPassword }),
  })
  expect(changed.status).toBe(200)
  await title(page).fill('Ouverture, écrite sans session')
  const ended = notice(page, /Votre session est terminée/)
  await ended.waitFor()
  await saveScreenshot(page, 'session-terminee')
  expect(await title(page).inputValue()).toBe('Ouverture, écrite sans session')
  await title(page).pressSequentially(', et continuée')
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    ended.getByRole('link', { name: 'Se connecter' }).click(),
  ])
  await logIn(tab, { adminEmail: claire.email, adminPassword: password })
  await page.bringToFront()
  await expect.poll(savedTitle, { timeout: 40_000 }).toBe('Ouverture, écrite sans session, et continuée')
  await ended.waitFor({ state: 'detached' })
}, 120_000)

test('a login with another account saves nothing of the first one', async () => {
  const { page, context } = claire
  await context.clearCookies()
  await title(page).fill('Le texte de Claire')
  const ended = notice(page, /Votre session est terminée/)
  await ended.waitFor()
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    ended.getByRole('link', { name: 'Se connecter' }).click(),
  ])
  await logIn(tab, server)
  await page.bringToFront()
  await notice(page, /Un autre compte est maintenant connecté/).waitFor({ timeout: 40_000 })
  expect(await savedTitle()).not.toBe('Le texte de Claire')
  expect(await title(page).inputValue()).toBe('Le texte de Claire')
}, 120_000)

test('a text that the server refuses for its size is said to be too large, near the form', async () => {
  const { page } = claire
  await title(page).fill('Trop long. '.repeat(200_000))
  await notice(page, /trop volumineux/).waitFor({ timeout: 80_000 })
  expect(await notice(page, /ne fermez pas cette page/).count()).toBe(1)
}, 120_000)
