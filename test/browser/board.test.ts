import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD } from '../support/accounts'
import { accessibilityProblems } from '../support/axe'
import { boxOf, draftOf, editionOf, hasNotice, openBoard, session, showBoard } from '../support/board-page'
import { openBrowser, screens, type TestBrowser, type Visitor } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { documentScreenshot, saveScreenshot } from '../support/screenshot'

let browser: TestBrowser
let server: RunningServer
let edition: string
let page: Page

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  edition = await editionOf(server)
  // The time zone of the browser is not that of the edition.
  page = await open({ timezoneId: 'America/Montreal', viewport: { width: 1400, height: 1000 } })
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const open = (visitor: Visitor = {}, account?: Parameters<typeof openBoard>[4]) =>
  openBoard(browser, server, edition, visitor, account)

/** Drags an element with the mouse to a position; `whileHeld` runs before the button is released. */
async function drag(from: Locator, to: { x: number; y: number }, whileHeld?: () => Promise<void>): Promise<void> {
  const box = await boxOf(from)
  await page.mouse.move(box.x + 30, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + 40, box.y + 20, { steps: 2 })
  await page.mouse.move(to.x, to.y, { steps: 5 })
  await whileHeld?.()
  await page.mouse.up()
}

test('a session is dragged to another time and room: its conflicts are shown on the way, and a draft is saved', async () => {
  const title = 'Faire le point sur vos compétences'
  expect(await session(page, title).textContent()).toMatch(/9\sh\s45 – 10\sh\s45/)
  const beside = await boxOf(session(page, 'Écrire vos premières lignes de code'))
  await drag(session(page, title), { x: beside.x + 30, y: beside.y + 10 }, async () => {
    await hasNotice(page, /Atelier 2\. La salle « Atelier 2 » accueille déjà « Écrire vos premières lignes de code »/)
    await documentScreenshot(page, 'programme-conflit')
  })
  await page.locator('.board-conflicts', { hasText: 'accueille déjà' }).waitFor()
  await expect
    .poll(() => draftOf(page, title))
    .toMatchObject({ startsAt: '2024-05-21T07:45:00.000Z', _status: 'draft' })
  const publicly = await (
    await fetch(`${server.url}/api/sessions?where[title][equals]=${encodeURIComponent(title)}`)
  ).json()
  expect(publicly.docs[0].room.name).toBe('Atelier 1')
})

test('moves are undone one after another, and redone', async () => {
  const bottom = await boxOf(session(page, 'Parler salaire sans détour'))
  await page.mouse.move(bottom.x + 40, bottom.y + bottom.height - 3)
  await page.mouse.down()
  await page.mouse.move(bottom.x + 40, bottom.y + bottom.height + 19, { steps: 4 })
  await page.mouse.up()
  await hasNotice(page, /« Parler salaire sans détour » : .* 11 h 00 – 12 h 15/)
  await page.keyboard.press('Control+z')
  await hasNotice(page, /^Annulé\. « Parler salaire sans détour » : .* 11 h 00 – 12 h 00/)
  await page.getByRole('button', { name: 'Annuler le déplacement' }).click()
  await hasNotice(page, /^Annulé\. « Faire le point sur vos compétences » : .* Atelier 1/)
  // What is back in its published place is not pending.
  for (const title of ['Faire le point sur vos compétences', 'Parler salaire sans détour']) {
    expect(await session(page, title).textContent()).not.toContain('Modifiée')
    await expect.poll(() => draftOf(page, title)).toMatchObject({ _status: 'published' })
  }
  expect(await page.getByRole('button', { name: 'Annuler le déplacement' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Rétablir' }).click()
  await hasNotice(page, /^Rétabli\. « Faire le point sur vos compétences »/)
  await page.keyboard.press('Control+z')
  await hasNotice(page, /^Annulé\. « Faire le point/)
})

test('sessions are dragged to the tray and back to the grid', async () => {
  const title = 'Découvrir les métiers de la donnée'
  const place = await boxOf(session(page, title))
  const tray = await boxOf(page.locator('.board-tray'))
  await drag(session(page, title), { x: tray.x + 60, y: tray.y + 40 }, async () => {
    await hasNotice(page, /^« Découvrir les métiers de la donnée » est à placer\.$/)
    expect(await page.locator('.ec-preview').isVisible()).toBe(false)
  })
  const card = page.locator('[data-waiting]', { hasText: title })
  await card.waitFor()
  await expect.poll(() => draftOf(page, title)).toMatchObject({ startsAt: null, room: null })
  await saveScreenshot(page, 'programme-a-placer')
  await drag(card, { x: place.x + 40, y: place.y + 4 })
  await hasNotice(page, /« Découvrir les métiers de la donnée » : .* 11 h 00 – 12 h 00, Atelier 2/)
  await card.waitFor({ state: 'detached' })
})

test('a session is moved by keyboard, with notices for screen readers', async () => {
  await session(page, 'Rencontrez une vingtaine').focus()
  await page.keyboard.press('ArrowRight')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Ouverture des Assises')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await hasNotice(page, /« Ouverture des Assises » : .* 8 h 50 – 9 h 20, Grande salle/)
  await page.keyboard.press('Shift+ArrowLeft')
  await hasNotice(page, /8 h 50 – 9 h 20, Espace des associations/)
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Ouverture des Assises')
  await expect
    .poll(async () => (await draftOf(page, 'Ouverture des Assises')).startsAt)
    .toBe('2024-05-21T06:50:00.000Z')

  await page.locator('.board-event--saving').waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Déplacer la session' })
  await dialog.waitFor()
  // Enter opens the dialog only, and not a list in it: one Escape closes it.
  expect(await page.locator('select:open').count()).toBe(0)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Ouverture des Assises')
  await page.keyboard.press('Enter')
  expect(await dialog.getByLabel('Début').inputValue()).toBe('08:50')
  expect(await dialog.getByLabel('Durée').inputValue()).toBe('30')
  await dialog.getByLabel('Début').fill('09:00')
  await dialog.getByLabel('Salle').selectOption({ label: 'Grande salle' })
  expect(await accessibilityProblems(page, ['dialog'])).toEqual([])
  await saveScreenshot(page, 'programme-deplacer')
  await dialog.getByRole('button', { name: 'Déplacer', exact: true }).click()
  await hasNotice(page, /« Ouverture des Assises » : .* 9 h 00 – 9 h 30, Grande salle/)
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Ouverture des Assises')
})

test('a refused move is reverted, with the reason', async () => {
  const title = 'Pause déjeuner'
  const move = async (expected: RegExp) => {
    await session(page, title).focus()
    await page.keyboard.press('Shift+ArrowDown')
    await hasNotice(page, expected)
    expect(await session(page, title).textContent()).toMatch(/12\sh\s15 – 13\sh\s45/)
  }
  await page.context().setOffline(true)
  await move(/« Pause déjeuner » est revenue à sa place\. La connexion est perdue/)
  await page.context().setOffline(false)
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await move(/est revenue à sa place\. Vous n’êtes plus en session/)
  await page.context().addCookies(cookies)
})

test('of two users the second one sees the move of the first one, and is asked before overwriting it', async () => {
  const title = 'Clôture et engagements'
  const account = { email: 'autre@exemple.fr', password: PASSWORD, name: 'Camille', role: 'editor' }
  expect((await page.request.post('/api/users', { data: account })).status()).toBe(201)
  const second = { adminEmail: account.email, adminPassword: account.password }
  const other = await open({ viewport: { width: 1400, height: 1000 } }, second)
  // The second user does not poll, and still sees the version before the move.
  await other.route('**/board?since=*', (route) => route.abort())
  await session(page, title).focus()
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect.poll(async () => (await draftOf(page, title)).startsAt).toBe('2024-05-21T15:20:00.000Z')

  await session(other, title).focus()
  await other.keyboard.press('Alt+Shift+ArrowUp')
  const question = other.getByRole('alert').filter({ hasText: 'modifiée entre-temps par' })
  await question.waitFor()
  expect(await question.textContent()).toMatch(/17\sh\s20 – 17\sh\s50/)
  await saveScreenshot(other, 'programme-entre-temps')
  expect(await accessibilityProblems(other, ['.board'])).toEqual([])
  await question.getByRole('button', { name: 'Déplacer quand même' }).click()
  await expect.poll(async () => (await draftOf(page, title)).startsAt).toBe('2024-05-21T15:10:00.000Z')
  await hasNotice(page, /« Clôture et engagements » vient d’être déplacée par une autre personne : .* 17 h 10/)

  await session(other, title).click()
  // Payload removes the lock at each save, and sets it again at the next letter.
  const isLockShown = async () => {
    await other.locator('.doc-drawer input[name="title"]').pressSequentially('a')
    return page.getByText('Fiche ouverte par Camille').count()
  }
  await expect.poll(isLockShown, { timeout: 20_000, interval: 300 }).toBeGreaterThan(0)
  await other.context().close()
})

test.each([
  ['bureau', { viewport: { width: 1400, height: 1000 } }],
  ['sombre', { colorScheme: 'dark', viewport: { width: 1400, height: 1000 } }],
  ['tablette', { viewport: { width: 1024, height: 768 } }],
  ['telephone', { viewport: screens.phone, deviceScaleFactor: 2 }],
  ['zoom-200', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
] as const)('the board is readable and usable on this screen: %s', async (name, visitor) => {
  const opened = name === 'sombre' ? await open(visitor) : page
  await opened.setViewportSize(visitor.viewport)
  await showBoard(opened, edition)
  const width = () => opened.evaluate(() => document.documentElement.scrollWidth)
  await expect.poll(width).toBeLessThanOrEqual(visitor.viewport.width)
  expect(await accessibilityProblems(opened, ['.board'])).toEqual([])
  const keep = name === 'bureau' ? documentScreenshot : saveScreenshot
  await keep(opened, name === 'bureau' ? 'programme' : `programme-${name}`)
})
