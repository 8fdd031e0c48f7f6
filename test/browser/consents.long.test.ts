import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/domain/date-shift'
import { adminToken, aPerson } from '../support/admin-people'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser } from '../support/browser'
import { freePort } from '../support/free-port'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'
import { jpeg } from '../support/uploads'

let server: RunningServer
let browser: TestBrowser
let page: Page
let authorization: string

beforeAll(async () => {
  // Mails are sent to nobody: this port accepts none.
  const port = await freePort()
  const mail = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'cms@exemple.fr' }
  server = await startServer({ port, env: { ...mail, PUBLIC_URL: `http://127.0.0.1:${port}` } })
  browser = await openBrowser()
  page = (await aPerson(browser, server, 'Camille Roux')).page
  authorization = `JWT ${await adminToken(server)}`
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const api = async (path: string, json?: object) => {
  const headers = { authorization, 'Content-Type': 'application/json' }
  const init = json ? { method: 'POST', headers, body: JSON.stringify(json) } : { headers }
  return (await fetch(`${server.url}/api${path}`, init)).json()
}
const speakerAt = async (nth: number) => (await api('/speakers?limit=10&sort=name&depth=0')).docs[nth]

test('the home names a consent that ends soon, and its form and that of the person say what happened', async () => {
  const { id, name } = await speakerAt(0)
  const expiresOn = addDays(new Date().toISOString().slice(0, 10), 12)
  const consent = { person: name, subject: { relationTo: 'speakers', value: id }, scope: ['name', 'photo'] }
  const { doc } = await api('/consents', {
    ...consent,
    givenOn: '2024-01-15',
    wording: '2026-1',
    how: 'paper',
    expiresOn,
  })
  await page.goto('/admin')
  const card = page.locator('.home-consents')
  await card.getByRole('heading', { name }).waitFor()
  await card.scrollIntoViewIfNeeded()
  await saveScreenshot(page, 'accueil-accords')
  expect(await accessibilityProblems(page, ['.home-consents'])).toEqual([])
  await card.getByRole('button', { name: `Envoyer le lien, ${name}` }).click()
  await page.getByRole('dialog').getByLabel('Adresse e-mail').waitFor()
  await page.keyboard.press('Escape')
  for (const path of [`speakers/${id}`, `consents/${doc.id}`]) {
    await page.goto(`/admin/collections/${path}`)
    const history = page.locator('.consent-history')
    await history.getByText('Accord donné').first().waitFor()
    await history.scrollIntoViewIfNeeded()
    await saveScreenshot(page, `histoire-accord-${path.split('/')[0]}`)
    expect(await accessibilityProblems(page, ['.consent-history'])).toEqual([])
  }
})

test('the tab « Accords » of an edition shows who has answered, and says when no mail left', async () => {
  const { docs } = await api('/editions?limit=1&sort=-startsOn&depth=0&where[slug][equals]=montpellier-2024')
  await page.goto(`/admin/collections/editions/${docs[0].id}/accords`)
  const table = page.locator('.people__table')
  const email = table.getByRole('textbox').first()
  await email.waitFor()
  await email.click()
  await page.keyboard.type('amina@exemple.fr', { delay: 20 })
  await page.getByRole('button', { name: 'Envoyer le lien à 1 personne' }).click()
  await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await table.getByText('E-mail non parti').waitFor()
  await saveScreenshot(page, 'accords-edition')
  expect(await accessibilityProblems(page, ['.people'])).toEqual([])
  await page.setViewportSize(screens.phone)
  expect(await page.locator('.people').evaluate((part) => part.scrollWidth <= part.clientWidth + 1)).toBe(true)
  await saveScreenshot(page, 'accords-edition-telephone')
  await page.setViewportSize(screens.desktop)
})

test('a proposed photo is accepted beside the present one, and the person is withdrawn, from their form', async () => {
  const { id, name } = await speakerAt(1)
  const { url } = await api('/person-pages', { collection: 'speakers', id, person: name })
  const theirs = (await browser.visit({ baseURL: server.url, viewport: screens.phone })).page
  await theirs.goto(new URL(url).pathname)
  await theirs.getByRole('button', { name: 'Ouvrir ma page' }).click()
  const photo = { name: 'moi.jpg', mimeType: 'image/jpeg', buffer: await jpeg(900, 1200, '#3a6ea5') }
  await theirs.getByLabel('Ma photo', { exact: true }).setInputFiles(photo)
  await theirs.getByLabel('J’accepte que cette photo paraisse').check()
  await theirs.getByRole('button', { name: 'Envoyer ma photo' }).click()
  await theirs.getByAltText('Le portrait que vous avez proposé').waitFor()
  await theirs.context().close()

  await page.goto(`/admin/collections/speakers/${id}`)
  const proposed = page.locator('.proposed-photo')
  await proposed.getByRole('button', { name: 'Accepter la photo' }).waitFor()
  await proposed.scrollIntoViewIfNeeded()
  await saveScreenshot(page, 'photo-proposee')
  expect(await accessibilityProblems(page, ['.person-link'])).toEqual([])
  await proposed.getByRole('button', { name: 'Accepter la photo' }).click()
  await page.getByText('Photo acceptée').waitFor()
  await proposed.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Retirer du site' }).click()
  await saveScreenshot(page, 'retirer-du-site')
  await page.getByRole('button', { name: 'Retirer maintenant' }).click()
  await page.getByText('la personne a quitté le site').waitFor()
  expect((await fetch(`${server.url}/api/speakers/${id}`)).status).toBe(404)
  const consent = { person: name, subject: { relationTo: 'speakers', value: id }, scope: ['name'], how: 'paper' }
  await api('/consents', { ...consent, givenOn: '2024-01-15', wording: '2026-1' })
  await page.goto('/admin')
  const card = page.locator('.home-consents').filter({ hasText: 'à publier de nouveau' })
  await card.getByRole('link', { name }).waitFor()
  await card.scrollIntoViewIfNeeded()
  await saveScreenshot(page, 'accueil-accords-redonnes')
  expect(await accessibilityProblems(page, ['.home-consents'])).toEqual([])
})
