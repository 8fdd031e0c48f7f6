import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD } from '../support/accounts'
import { logIn, toast } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { documentScreenshot, saveScreenshot } from '../support/screenshot'
import { jpeg } from '../support/uploads'

interface Session {
  id: string
  title: string
  edition: string
  startsAt: string
  status: string
  notice?: Record<string, string>
  room: string | null
  _status: string
}

let browser: TestBrowser
let server: RunningServer
let editor: Page
let contributor: Page
let sessions: Session[]

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  editor = await loggedIn(server.adminEmail, server.adminPassword)
  sessions = await listed(editor, 'where[edition.slug][equals]=montpellier-2024&where[room][exists]=true')
  const account = { email: 'contribution@exemple.fr', password: PASSWORD, name: 'Camille', role: 'contributor' }
  const data = { ...account, editions: [sessions[0]?.edition] }
  expect((await editor.request.post('/api/users', { data })).status()).toBe(201)
  contributor = await loggedIn(account.email, account.password)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function loggedIn(adminEmail: string, adminPassword: string): Promise<Page> {
  const { page } = await browser.visit({ baseURL: server.url, viewport: { width: 1280, height: 900 } })
  await page.goto('/admin')
  await logIn(page, { adminEmail, adminPassword })
  return page
}

/** Finds sessions as the user of a page, drafts included. */
async function listed(page: Page, query: string): Promise<Session[]> {
  const response = await page.request.get(`/api/sessions?${query}&draft=true&depth=0&limit=100&locale=fr`)
  return (await response.json()).docs
}

async function published(id: string): Promise<Session> {
  return (await fetch(`${server.url}/api/sessions/${id}?depth=0&locale=all`)).json()
}

function nth(index: number): Session {
  const session = sessions[index]
  if (!session) throw new Error('The example has too few sessions.')
  return session
}

const isBeside = (one: Session, other: Session) => one.startsAt === other.startsAt && one.room !== other.room

/** Selects a session in the list. Clicks again when the page was not hydrated yet. */
async function choose(page: Page, { id }: Session): Promise<void> {
  const box = page.locator('tbody tr', { has: page.locator(`a[href*="${id}"]`) }).locator('input[type=checkbox]')
  const tick = async () => {
    if (!(await box.isChecked())) await box.click({ force: true })
    return box.isChecked()
  }
  await expect.poll(tick, { timeout: 15_000 }).toBe(true)
}

const openForm = async (page: Page, { id }: Session) => {
  await page.goto(`/admin/collections/sessions/${id}?locale=fr`)
  await page.locator('#field-title').waitFor()
}

describe('an editor', () => {
  test('duplicates a session, and finds the copy in the list « À placer »', async () => {
    const { title } = nth(0)
    await openForm(editor, nth(0))
    await editor.locator('.doc-controls__popup button').first().click()
    await editor.locator('#action-duplicate').click()
    await editor.waitForURL((url) => /\/sessions\/[\w-]+/.test(url.pathname) && !url.pathname.endsWith(nth(0).id))
    await editor.getByRole('status').filter({ hasText: 'Cette copie est un brouillon à placer' }).waitFor()
    expect(await editor.locator('#field-title').inputValue()).toBe(`${title} (copie)`)
    expect(await accessibilityProblems(editor, ['.form-notice'])).toEqual([])
    await saveScreenshot(editor, 'copie-a-placer')
    await editor.getByRole('link', { name: 'Choisir l’horaire' }).click()
    await editor.waitForFunction(() => document.activeElement?.id === 'field-startsAt')
    const edition = await editor.request.get('/api/editions?where[slug][equals]=montpellier-2024&depth=0')
    await editor.goto(`/admin/collections/sessions?where[edition][equals]=${(await edition.json()).docs[0].id}`)
    await editor.getByRole('link', { name: 'À placer' }).click()
    await editor.getByRole('link', { name: 'Tout afficher' }).waitFor()
    const rows = editor.locator('tbody tr')
    await expect.poll(() => rows.count()).toBe(1)
    expect(await rows.first().innerText()).toContain(title)
    expect(await rows.first().innerText()).toContain('Brouillon')
    await editor.getByText('À placer, dans l’édition 2024 · Montpellier.').waitFor()
    expect(await editor.locator('.list-controls__toggle-where').getAttribute('aria-expanded')).toBe('false')
    expect(await accessibilityProblems(editor, ['.ready-links'])).toEqual([])
    await documentScreenshot(editor, 'listes-pretes')
    expect(await (await editor.request.get('/api/sessions?where[room][exists]=false&draft=true')).json()).toMatchObject(
      {
        docs: [{ title: `${title} (copie)`, status: 'scheduled', _status: 'draft' }],
      },
    )
  })

  test('cancels a session and publishes it, with a notice in both languages', async () => {
    await openForm(editor, nth(1))
    await editor.getByRole('button', { name: 'Annuler la session' }).click()
    const notice = editor.getByLabel('Mot au public', { exact: true })
    await notice.fill("L'intervenante est souffrante.")
    await saveScreenshot(editor, 'annuler-typographie')
    expect(await accessibilityProblems(editor, ['.admin-dialog'])).toEqual([])
    await editor
      .locator('.admin-dialog')
      .getByRole('button', { name: /Corriger la typographie/ })
      .click()
    await expect.poll(() => notice.inputValue()).toBe('L’intervenante est souffrante.')
    expect(await notice.evaluate((element) => element === document.activeElement)).toBe(true)
    await editor.getByLabel(/en anglais/).fill('The speaker is ill.')
    expect(await accessibilityProblems(editor, ['.admin-dialog'])).toEqual([])
    await documentScreenshot(editor, 'annuler-une-session')
    await editor.getByRole('button', { name: 'Annuler et publier' }).click()
    await toast(editor, /en ligne/)
    expect(await published(nth(1).id)).toMatchObject({
      status: 'cancelled',
      notice: { fr: 'L’intervenante est souffrante.', en: 'The speaker is ill.' },
    })
    await editor.getByRole('button', { name: 'Annuler la session' }).waitFor({ state: 'detached' })
  })

  test('changes the room of many sessions at once, and sees the titles of those that were refused', async () => {
    const later = sessions.slice(3)
    const first = later.find((one) => later.some((other) => isBeside(one, other)))
    const second = later.find((other) => first && isBeside(first, other))
    if (!first || !second) throw new Error('The example has no two sessions at the same time.')
    await editor.goto('/admin/collections/sessions?limit=100')
    await choose(editor, second)
    expect(await editor.locator('.edit-many').isVisible()).toBe(false)
    await editor.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    const bulk = await editor.getByRole('button', { name: 'Changer la salle ou la tenue' }).boundingBox()
    expect(bulk?.y).toBeGreaterThanOrEqual(0)
    expect(bulk?.y).toBeLessThan(100)
    await editor.getByRole('button', { name: 'Changer la salle ou la tenue' }).click()
    await editor.getByLabel('Salle', { exact: true }).selectOption(String(first.room))
    await editor.getByRole('button', { name: 'Enregistrer et publier' }).click()
    const refusal = editor.getByRole('alert').filter({ hasText: 'Ces sessions n’ont pas changé' })
    await refusal.waitFor()
    expect(await refusal.textContent()).toMatch(new RegExp(`${second.title}.*accueille déjà.*${first.title}`))
    await editor.getByRole('button', { name: 'Fermer', exact: true }).click()

    await choose(editor, first)
    await editor.getByRole('button', { name: 'Changer la salle ou la tenue' }).click()
    const status = editor.getByLabel('Tenue', { exact: true })
    await status.selectOption('postponed')
    await editor.getByLabel(/Mot au public/).fill('La nouvelle date sera annoncée aux développeurs.')
    await editor
      .getByRole('button', { name: /Remplacer « développeurs » par/ })
      .first()
      .click()
    expect(await editor.getByLabel(/Mot au public/).inputValue()).not.toContain('aux développeurs.')
    await editor.getByLabel(/Mot au public/).fill('La nouvelle date sera annoncée.')
    await editor.getByLabel('Salle', { exact: true }).selectOption('none')
    expect(await accessibilityProblems(editor, ['.admin-dialog'])).toEqual([])
    await documentScreenshot(editor, 'changer-plusieurs-sessions')
    await editor.getByRole('button', { name: 'Enregistrer en brouillon' }).click()
    await toast(editor, /2 sessions modifiées/)
    const drafts = await listed(editor, `where[id][in][0]=${first.id}&where[id][in][1]=${second.id}`)
    expect(drafts.map(({ room, status: held }) => [room, held])).toEqual([
      [null, 'postponed'],
      [null, 'postponed'],
    ])
    expect((await published(first.id)).status).toBe('scheduled')
  })

  test('sees suggestions of typography and inclusive writing, which change nothing before a click', async () => {
    await openForm(editor, nth(0))
    const title = editor.locator('#field-title')
    const written = `Développeurs : "oser" l'atelier, pour comprendre ensemble tout ce qui change`
    await title.fill(written)
    const typography = editor.getByRole('button', { name: /Corriger la typographie/ }).first()
    await typography.waitFor()
    expect(await title.inputValue()).toBe(written)
    await editor.getByText(/^7\d signes\. Au-delà de 70/).waitFor()
    expect(await accessibilityProblems(editor, ['.writing-help', '.card-length'])).toEqual([])
    await documentScreenshot(editor, 'suggestions')
    await typography.click()
    await expect.poll(() => title.inputValue()).toMatch(/^Développeurs\s: «\soser\s» l’atelier/)
    expect(await editor.evaluate(() => document.activeElement?.id)).toBe('field-title')
    await editor.getByRole('button', { name: /par «\sDéveloppeuses et développeurs\s»/ }).click()
    await expect.poll(() => title.inputValue()).toMatch(/^Développeuses et développeurs\s:/)
    const text = editor.locator('.rich-text-lexical [contenteditable]').first()
    await text.click()
    await editor.keyboard.press('Control+End')
    await editor.keyboard.type(" C'est ouvert à tous.")
    await editor.getByRole('button', { name: /par «\stoutes et tous\s»/ }).click()
    await expect.poll(() => text.innerText()).toContain("C'est ouvert à toutes et tous.")
  })

  test('sees advice beside the description of an image', async () => {
    await editor.goto('/admin/collections/media/create')
    await editor
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'IMG_0042.jpg',
        mimeType: 'image/jpeg',
        buffer: await jpeg(1200, 800),
      })
    await editor.getByText('Que dirait-on de cette image au téléphone').waitFor()
    expect(await accessibilityProblems(editor, ['.alt-help'])).toEqual([])
    await documentScreenshot(editor, 'decrire-une-image')
    await editor.getByLabel('Description de l’image').fill('Photo d’une salle')
    await editor.getByText('Commencez par ce que l’on voit').waitFor()
    await editor.getByLabel('Description de l’image').fill('Une salle pleine écoute deux apprenantes')
    await editor.getByText('Merci, cette description aidera.').waitFor()
  })
})

describe('a contributor', () => {
  test('cancels a session as a draft, which does not change the site', async () => {
    await openForm(contributor, nth(2))
    await contributor.getByRole('button', { name: 'Annuler la session' }).click()
    await contributor.getByText(/Prévenez une personne de l’équipe de publication/).waitFor()
    expect(await contributor.getByRole('button', { name: 'Annuler et publier' }).count()).toBe(0)
    await contributor.getByLabel('Mot au public', { exact: true }).fill('La salle est fermée.')
    await contributor.getByRole('button', { name: 'Enregistrer en brouillon' }).click()
    await toast(contributor, /enregistré|mis à jour|brouillon/i)
    const [draft] = await listed(contributor, `where[id][equals]=${nth(2).id}`)
    expect(draft).toMatchObject({ status: 'cancelled', notice: 'La salle est fermée.', _status: 'draft' })
    expect((await published(nth(2).id)).status).toBe('scheduled')
  })

  test('changes many sessions as drafts only', async () => {
    await contributor.goto('/admin/collections/sessions?limit=100')
    await choose(contributor, nth(6))
    await contributor.getByRole('button', { name: 'Changer la salle ou la tenue' }).click()
    await contributor.getByLabel('Tenue', { exact: true }).waitFor()
    expect(await contributor.getByRole('button', { name: 'Enregistrer et publier' }).count()).toBe(0)
  })
})

test.each([
  ['sombre', { colorScheme: 'dark' }],
  ['telephone', { viewport: screens.phone, deviceScaleFactor: 2 }],
  ['zoom-200', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
] as const)('the help for editors fits this screen: %s', async (name, visitor) => {
  const { page, context } = await browser.visit({ baseURL: server.url, ...visitor })
  await context.addCookies(await editor.context().cookies())
  await openForm(page, nth(0))
  await page.locator('#field-title').fill('Les participants d\'hier et "demain"')
  await page
    .getByRole('button', { name: /Corriger la typographie/ })
    .first()
    .waitFor()
  expect(await accessibilityProblems(page, ['.writing-help', '.card-length'])).toEqual([])
  await saveScreenshot(page, `suggestions-${name}`)
  await page.getByRole('button', { name: 'Annuler la session' }).click()
  expect(await accessibilityProblems(page, ['.admin-dialog'])).toEqual([])
  await saveScreenshot(page, `annuler-${name}`)
  await context.close()
})
