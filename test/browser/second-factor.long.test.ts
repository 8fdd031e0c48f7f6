import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD } from '../support/accounts'
import { toast } from '../support/admin-form'
import { adminToken } from '../support/admin-people'
import { accessibilityProblems, pageViolations } from '../support/axe'
import { openBrowser, screens, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'
import { codeOf } from '../support/second-factor'

let browser: TestBrowser
let server: RunningServer
let folder: string
/** Passkeys belong to a name, not to an address. */
let baseURL: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assises_second_factor-'))
  const env = { SECOND_FACTOR: 'contributor:required', SECOND_FACTOR_GRACE_DAYS: '0' }
  const databaseUrl = databaseIn(folder)
  ;[browser, server] = await Promise.all([openBrowser(), startServer({ env, databaseUrl })])
  baseURL = server.url.replace('127.0.0.1', 'localhost')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

const databaseIn = (path: string) => `file:${join(path, 'assises.db')}`

async function createAccount(name: string, role: string): Promise<{ id: string; email: string }> {
  const email = `${name}-${Date.now().toString(36)}@exemple.fr`
  const created = await fetch(`${server.url}/api/users`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `JWT ${await adminToken(server)}` },
    body: JSON.stringify({ email, password: PASSWORD, name, role }),
  })
  return { id: (await created.json()).doc.id, email }
}

async function givePassword(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/admin')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Mot de passe').fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}
const dashboard = (page: Page) => page.locator('.dashboard').waitFor()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const section = (page: Page) => page.getByRole('region', { name: 'Connexion en deux étapes' })

/** Gives a browser an authenticator, as a telephone or a laptop has one. */
async function addAuthenticator(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return session
}

const setTheme = (page: Page, theme: string) =>
  page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme)

/** Looks at the page on a desktop, in the dark, on a telephone and at 200 %. */
async function look(page: Page, name: string, within: string): Promise<void> {
  await saveScreenshot(page, name)
  expect(await accessibilityProblems(page, [within])).toEqual([])
  await setTheme(page, 'dark')
  await page.setViewportSize(screens.phone)
  expect(await accessibilityProblems(page, [within])).toEqual([])
  const overflow = await page
    .locator(within)
    .evaluate((part) => Math.max(part.scrollWidth - part.clientWidth, part.getBoundingClientRect().right - innerWidth))
  expect(overflow).toBeLessThanOrEqual(0)
  await saveScreenshot(page, `${name}-telephone-sombre`)
  await setTheme(page, 'light')
  await page.setViewportSize({ width: screens.desktop.width / 2, height: screens.desktop.height / 2 })
  await saveScreenshot(page, `${name}-zoom-200`)
  await page.setViewportSize(screens.desktop)
}

test('a passkey is added, confirms a log-in, and answers a challenge once', { timeout: 240_000 }, async () => {
  const { page, context } = await browser.visit({ baseURL, viewport: screens.desktop })
  const { id, email } = await createAccount('nora', 'editor')
  await addAuthenticator(page)
  await givePassword(page, email)
  await dashboard(page)
  await page.goto('/admin/account')
  await button(page, 'Ajouter une clé d’accès').click()
  await page.getByLabel('Nom de cette clé d’accès').fill('Téléphone')
  await page.getByRole('dialog').getByLabel('Votre mot de passe actuel').fill('faux')
  await button(page, 'Continuer').click()
  await page.getByText('Ce n’est pas votre mot de passe actuel.').waitFor()
  await look(page, 'deux-etapes-mot-de-passe', '.admin-dialog')
  await page.getByRole('dialog').getByLabel('Votre mot de passe actuel').fill(PASSWORD)
  await button(page, 'Continuer').click()
  await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor()
  const codes = await page.locator('.second-factor__codes code').allTextContents()
  expect(codes).toHaveLength(10)
  await look(page, 'deux-etapes-codes', '.admin-dialog')
  await button(page, 'J’ai noté mes codes').click()
  await section(page).getByText('Téléphone').waitFor()
  await section(page).scrollIntoViewIfNeeded()
  await look(page, 'deux-etapes-compte', '.account-factor')

  await givePassword(page, email)
  await button(page, 'Utiliser ma clé d’accès').waitFor()
  await look(page, 'deux-etapes-connexion', '.template-minimal')
  expect(await pageViolations(page)).toEqual([])
  expect(await page.title()).toMatch(/^Deuxième étape/)
  const statuses: number[] = []
  await page.route('**/confirm-passkey/finish', async (route) => {
    const sent = route.request().postDataJSON()
    const changed = {
      ...sent,
      response: { ...sent.response, response: { ...sent.response.response, signature: 'AAAA' } },
    }
    statuses.push((await route.fetch({ postData: JSON.stringify(changed) })).status())
    const response = await route.fetch()
    statuses.push(response.status())
    await route.fulfill({ response })
  })
  await button(page, 'Utiliser ma clé d’accès').click()
  await page.getByText('Cette clé d’accès n’a pas été reconnue.').waitFor()
  expect(statuses).toEqual([400, 400])
  await page.unroute('**/confirm-passkey/finish')
  await button(page, 'Utiliser ma clé d’accès').click()
  await dashboard(page)

  await givePassword(page, email)
  await button(page, 'Utiliser un code de secours').click()
  await page.getByLabel('Code de secours').fill('AAAA-AAAA-AAAA')
  await button(page, 'Confirmer').click()
  await page.getByText('Ce code n’est pas le bon').waitFor()
  await look(page, 'deux-etapes-code-refuse', '.template-minimal')
  await page.getByLabel('Code de secours').fill(codes[0] ?? '')
  await page.keyboard.press('Enter')
  await dashboard(page)
  await page.goto('/admin/account')
  await section(page).getByText('Il reste 9 codes de secours.').waitFor()

  const admin = await browser.visit({ baseURL, viewport: screens.desktop })
  await givePassword(admin.page, server.adminEmail, server.adminPassword)
  await dashboard(admin.page)
  await admin.page.goto(`/admin/collections/users/${id}`)
  await button(admin.page, 'Réinitialiser la deuxième étape').click()
  const dialog = admin.page.getByRole('dialog')
  await dialog.getByLabel('Votre mot de passe actuel').fill(server.adminPassword)
  await dialog.getByRole('button', { name: 'Réinitialiser la deuxième étape' }).click()
  await toast(admin.page, /est réinitialisée/)
  await page.goto('/admin/account')
  await page.getByLabel('Mot de passe').waitFor()
  await givePassword(page, email)
  await dashboard(page)
  await admin.context.close()
  await context.close()
})

test('a role that must have a second step sets it up at the log-in, by the keyboard, and opens nothing before', {
  timeout: 240_000,
}, async () => {
  const { page, context } = await browser.visit({ baseURL, viewport: screens.desktop })
  const { email } = await createAccount('lise', 'contributor')
  await givePassword(page, email)
  await button(page, 'Ajouter une application de codes').waitFor()
  await look(page, 'deux-etapes-obligatoire', '.template-minimal')
  await page.goto('/admin/collections/sessions')
  await button(page, 'Ajouter une application de codes').focus()
  await page.keyboard.press('Enter')
  const secret = ((await page.locator('.second-factor__secret code').textContent()) ?? '').replaceAll(' ', '')
  await look(page, 'deux-etapes-application', '.template-minimal')
  await page.getByLabel('Code à 6 chiffres').fill(codeOf(secret, -1))
  await page.keyboard.press('Enter')
  await button(page, 'J’ai noté mes codes').focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/admin/collections/sessions**')
  await givePassword(page, email)
  await page.getByLabel('Code à 6 chiffres').waitFor()
  expect(await page.getByLabel('Code à 6 chiffres').evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.type(codeOf(secret), { delay: 20 })
  await page.keyboard.press('Enter')
  await dashboard(page)
  await givePassword(page, email)
  await button(page, 'Revenir à la connexion').click()
  await page.getByLabel('Mot de passe').waitFor()

  const command = ['--conditions=production', '--import', 'tsx', 'src/scripts/reset-second-factor.ts', email]
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', DATABASE_URL: databaseIn(folder), MEDIA_DIR: folder }
  const { stdout } = await promisify(execFile)(process.execPath, command, { env: env as NodeJS.ProcessEnv })
  expect(stdout).toContain(`${email}\u00A0: la connexion en deux étapes est réinitialisée.`)
  await givePassword(page, email)
  await button(page, 'Ajouter une application de codes').waitFor()
  await context.close()
})
