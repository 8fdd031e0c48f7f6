import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { pageViolations } from '../support/axe'
import { openBrowser, screens, type TestBrowser } from '../support/browser'
import { aTestimonial } from '../support/fixtures'
import { servePersonPages } from '../support/person-site'
import { aPersonLink } from '../support/person-visit'
import { saveScreenshot } from '../support/screenshot'
import { jpeg } from '../support/uploads'

let app: TestApp
let editor: Session
let browser: TestBrowser
let site: Awaited<ReturnType<typeof servePersonPages>>

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  editor = await signIn(app, 'editor')
  browser = await openBrowser()
  site = await servePersonPages(app)
}, 60_000)
afterAll(async () => {
  await browser.close()
  await site.close()
  await app.close()
})

test('a person agrees and takes it back on a phone, without a script, on pages that are accessible', async () => {
  const { id } = await aTestimonial(app, { name: 'Amina', displayMode: 'first-name' })
  const link = await aPersonLink(app, editor, { collection: 'testimonials', id, person: 'Amina Benali' })
  const isPublic = async () => (await app.fetch(`/api/testimonials/${id}`)).status === 200
  // The page itself has no script: its policy lets none run.
  const { page, context } = await browser.visit({ viewport: screens.phone, hasTouch: true })
  const problems = async () => {
    const width = await page.evaluate('document.documentElement.scrollWidth')
    return { width, violations: (await pageViolations(page)).map(({ rule, html }) => `${rule} ${html}`) }
  }
  const none = { width: 390, violations: [] }
  await page.goto(site.url + link)
  expect(await problems()).toEqual(none)
  await page.getByRole('button', { name: 'Ouvrir ma page' }).click()
  await page.getByRole('heading', { name: 'Bonjour Amina Benali' }).waitFor()
  await saveScreenshot(page, 'person-page-phone')
  expect(await problems()).toEqual(none)
  await page.getByLabel('ma citation et mon récit').check()
  await page.getByLabel('mon nom, de la façon').check()
  await page.getByLabel('mon prénom seul').check()
  await page.getByRole('button', { name: 'Donner mon accord' }).click()
  await page.getByRole('status').waitFor()
  expect(await isPublic()).toBe(true)
  const photo = { name: 'moi.jpg', mimeType: 'image/jpeg', buffer: await jpeg(900, 1200) }
  await page.getByLabel('Ma photo', { exact: true }).setInputFiles(photo)
  await page.getByLabel('J’accepte que cette photo paraisse').check()
  await page.getByRole('button', { name: 'Envoyer ma photo' }).click()
  const proposed = page.getByAltText('Le portrait que vous avez proposé')
  await proposed.waitFor()
  await proposed.scrollIntoViewIfNeeded()
  await saveScreenshot(page, 'person-page-phone-photo')
  expect(await problems()).toEqual(none)
  await page.getByRole('button', { name: 'Retirer mon accord maintenant' }).click()
  await page.getByText('a quitté le site').waitFor()
  expect(await isPublic()).toBe(false)
  await page.goto(site.url + link)
  await page.getByRole('heading', { name: 'Ce lien a déjà servi' }).waitFor()
  expect(await problems()).toEqual(none)
  await context.close()
})

test('the page of a person is readable in dark colours and on a large screen', async () => {
  const { id } = await aTestimonial(app, { name: 'Amina', displayMode: 'first-name' })
  const link = await aPersonLink(app, editor, { collection: 'testimonials', id, person: 'Amina Benali' })
  const { page, context } = await browser.visit({ viewport: screens.desktop, colorScheme: 'dark' })
  await page.goto(site.url + link)
  await page.getByRole('button', { name: 'Ouvrir ma page' }).click()
  await page.getByRole('heading', { name: 'Bonjour Amina Benali' }).waitFor()
  await saveScreenshot(page, 'person-page-dark')
  expect((await pageViolations(page)).map(({ rule, html }) => `${rule} ${html}`)).toEqual([])
  await context.close()
})
