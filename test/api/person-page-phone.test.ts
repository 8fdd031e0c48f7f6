import type { Where } from 'payload'
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

test('a link that is foreign, expired, or opened twice at once says what to do on a phone, accessibly', async () => {
  const { id } = await aTestimonial(app, { name: 'Amina', displayMode: 'first-name' })
  const newLink = () => aPersonLink(app, editor, { collection: 'testimonials', id, person: 'Amina Benali' })
  const visits = await Promise.all([1, 2].map(() => browser.visit({ viewport: screens.phone, hasTouch: true })))
  const [first, second] = visits.map(({ page }) => page)
  if (!first || !second) throw new Error('There is no page.')
  const shows = async (page: typeof first, heading: string) => {
    await page.getByRole('heading', { name: heading }).waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    expect((await pageViolations(page)).map(({ rule, html }) => `${rule} ${html}`)).toEqual([])
  }
  const link = await newLink()
  await first.goto(`${site.url}${link.slice(0, -8)}somebody`)
  await shows(first, 'Ce lien n’est pas complet')
  // The same link in two browsers: one is opened, and the other one is sent again too late.
  for (const page of [first, second]) await page.goto(site.url + link)
  await first.getByRole('button', { name: 'Ouvrir ma page' }).click()
  await first.getByRole('heading', { name: 'Bonjour Amina Benali' }).waitFor()
  await second.getByRole('button', { name: 'Ouvrir ma page' }).click()
  await shows(second, 'Ce lien a déjà servi')
  const late = await newLink()
  const data = { expiresAt: new Date(Date.now() - 60_000).toISOString() }
  const isUnused: Where = { and: [{ 'subject.value': { equals: id } }, { revokedAt: { equals: null } }] }
  await app.payload.db.updateMany({ collection: 'person-links', where: isUnused, data })
  await second.goto(site.url + late)
  await shows(second, 'Ce lien a expiré')
  // A page that is open ends with the link that was replaced.
  await first.reload()
  await shows(first, 'Votre page est fermée')
  await Promise.all(visits.map(({ context }) => context.close()))
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
