import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityProblems } from '../support/axe'
import { draftOf, editionOf, hasNotice, openBoard } from '../support/board-page'
import { openBrowser, screens, type TestBrowser } from '../support/browser'
import { plainSpaces } from '../support/plain-spaces'
import { type RunningServer, startServer } from '../support/production-server'
import { documentScreenshot, saveScreenshot } from '../support/screenshot'

let browser: TestBrowser
let server: RunningServer
let page: Page

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  const visitor = { viewport: screens.phone, deviceScaleFactor: 2, hasTouch: true }
  page = await openBoard(browser, server, await editionOf(server), visitor)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const card = (title: string) =>
  page.locator('.board-phone__card', { has: page.locator('.board-card__title', { hasText: title }) })
const sheet = (title: string) => page.getByRole('dialog', { name: title })

test('on a phone the day is one column by hour, of all rooms or of one, and nothing is cut', async () => {
  const hours = await page.locator('.board-phone__hour').allTextContents()
  expect(hours.map(plainSpaces).slice(0, 3)).toEqual(['9 h 00', '9 h 30', '9 h 45'])
  expect(await card('Faire le point').textContent()).toContain('Atelier 1')
  await documentScreenshot(page, 'programme-telephone')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(screens.phone.width)
  const cut = await page
    .locator('.board-phone__card *')
    .evaluateAll(
      (all) => all.filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth).length,
    )
  expect(cut).toBe(0)
  expect(await accessibilityProblems(page, ['.board'])).toEqual([])
  const top = await page.locator('.board-phone__card').first().boundingBox()
  expect(top?.y).toBeLessThan(400)
  await page.getByLabel('Salle affichée').selectOption({ label: 'Atelier 2' })
  expect(await page.locator('.board-phone__card').count()).toBe(2)
  await page.getByLabel('Salle affichée').selectOption({ label: 'Toutes les salles' })
})

test('a tap opens a sheet, from which the session is moved; its conflict is shown in the list', async () => {
  const title = 'Faire le point sur vos compétences'
  await card(title).tap()
  await sheet(title).waitFor()
  expect(await accessibilityProblems(page, ['dialog'])).toEqual([])
  await saveScreenshot(page, 'programme-telephone-session')
  await sheet(title).getByRole('button', { name: 'Déplacer' }).tap()
  const dialog = page.getByRole('dialog', { name: 'Déplacer la session' })
  await dialog.getByLabel('Salle').selectOption({ label: 'Atelier 2' })
  await saveScreenshot(page, 'programme-telephone-deplacer')
  await dialog.getByRole('button', { name: 'Déplacer', exact: true }).tap()
  await hasNotice(page, /« Faire le point sur vos compétences » : .* Atelier 2/)
  await expect.poll(() => card(title).textContent()).toContain('accueille déjà')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain(title)
  await saveScreenshot(page, 'programme-telephone-conflit')
  await page.getByRole('button', { name: 'Annuler le déplacement' }).tap()
  await expect.poll(() => card(title).textContent()).toContain('Atelier 1')
})

test('the sheet opens the form, and cancels the session as a draft', async () => {
  const title = 'Financer votre formation'
  await card(title).tap()
  await sheet(title).getByRole('button', { name: 'Annuler la session' }).tap()
  const dialog = page.getByRole('dialog', { name: 'Annuler la session' })
  await dialog.getByLabel('Mot au public', { exact: true }).fill('L’intervenante est souffrante.')
  await dialog.getByRole('button', { name: 'Enregistrer en brouillon' }).tap()
  await hasNotice(page, /« Financer votre formation » est annulée en brouillon/)
  expect(await draftOf(page, title)).toMatchObject({ status: 'cancelled', _status: 'draft' })
  expect(await card(title).textContent()).toContain('Annulée')
  await card(title).tap()
  await sheet(title).getByRole('button', { name: 'Ouvrir la fiche' }).tap()
  await page.locator('.doc-drawer input[name="title"]').waitFor()
})
