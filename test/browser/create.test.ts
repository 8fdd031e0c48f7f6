import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collections } from '../../collections'
import { PASSWORD } from '../support/accounts'
import { choose, logIn, openTab } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser, type Visitor } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'
import { countRows } from '../support/sqlite-client'

// A fast writer: a draft is created in the middle of a sentence.
const KEY_MS = 60
const sentence = 'Préparer son entretien d’embauche sans stress ni trac'
const written = { timeout: 15_000 }
const savesItself = collections.filter(({ versions }) => typeof versions === 'object' && versions.drafts)

let browser: TestBrowser
let server: RunningServer
let folder: string
let databaseUrl: string
let edition: { id: string; startsOn: string }
let admin: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assises_test_create-'))
  databaseUrl = `file:${join(folder, 'assises.db')}`
  ;[browser, server] = await Promise.all([openBrowser(), startServer({ databaseUrl })])
  admin = await visit()
  const query = '/api/editions?sort=-startsOn&limit=1&depth=0&draft=true'
  edition = (await (await admin.request.get(query)).json()).docs[0]
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function visit(visitor: Visitor = {}, account = server): Promise<Page> {
  const { page } = await browser.visit({ baseURL: server.url, ...visitor })
  await page.goto('/admin')
  await logIn(page, account)
  return page
}

async function createAccount(role: 'editor' | 'contributor') {
  const adminEmail = `${role}@exemple.fr`
  const editions = role === 'contributor' ? [edition.id] : []
  const data = { email: adminEmail, password: PASSWORD, name: `Compte ${role}`, role, editions }
  expect((await admin.request.post('/api/users', { data })).status()).toBe(201)
  return { ...server, adminEmail, adminPassword: PASSWORD }
}

/** Counts the rows of every table but those of sessions of accounts, preferences and the queue. */
async function rows(): Promise<Record<string, number>> {
  const counts = Object.entries(await countRows(databaseUrl))
  return Object.fromEntries(counts.filter(([table]) => !/^(users_sessions|payload_(preferences|jobs))/.test(table)))
}

const openForm = async (page: Page, slug: string) => {
  await page.goto(`/admin/collections/${slug}/create`)
  await page.locator('form[data-form-ready=true]').first().waitFor()
}

const draftAt = async (page: Page) => {
  const [, slug, id] = new URL(page.url()).pathname.match(/collections\/([^/]+)\/([^/]+)$/) ?? []
  return (await page.request.get(`/api/${slug}/${id}?draft=true&depth=0`)).json()
}

const hasOwnAddress = (page: Page) =>
  page.waitForURL((url) => /\/collections\/[^/]+\/(?!create)[^/]+$/.test(url.pathname), written)

describe.each(['admin', 'editor', 'contributor'] as const)('opening a form as %s', (role) => {
  test('writes nothing, in any collection whose drafts save themselves', async () => {
    const page = await visit({}, role === 'admin' ? server : await createAccount(role))
    const before = await rows()
    expect(savesItself.length).toBeGreaterThan(5)
    for (const { slug } of savesItself) {
      await page.goto(`/admin/collections/${slug}/create`)
      await page.locator('h1').first().waitFor()
      expect.soft(new URL(page.url()).pathname).toBe(`/admin/collections/${slug}/create`)
      await page.waitForTimeout(300)
    }
    await page.goto('/admin')
    expect(await rows()).toEqual(before)
    await page.context().close()
  })
})

describe('writing', () => {
  test('creates one draft with everything that is typed, in a form that stays as it is', async () => {
    const page = await visit()
    const before = await rows()
    await openForm(page, 'sessions')
    expect(await page.locator('h1').innerText()).toBe('Nouvelle session')
    const field = page.locator('#field-title')
    await field.evaluate((input) => Object.assign(window, { typedInto: input }))
    await field.pressSequentially(sentence, { delay: KEY_MS })
    expect(await field.inputValue()).toBe(sentence)
    expect(
      await field.evaluate(
        (input) => input === document.activeElement && 'typedInto' in window && window.typedInto === input,
      ),
    ).toBe(true)
    await hasOwnAddress(page)
    await expect.poll(async () => (await draftAt(page)).title, written).toBe(sentence)
    expect(await draftAt(page)).toMatchObject({
      edition: edition.id,
      slug: 'preparer-son-entretien-d-embauche-sans-stress-ni-trac',
      startsAt: expect.stringContaining(edition.startsOn),
      number: expect.any(Number),
      _status: 'draft',
    })
    const after = await rows()
    expect(after.sessions).toBe((before.sessions ?? 0) + 1)
    expect(after._sessions_v).toBe((before._sessions_v ?? 0) + 1)
    expect(await page.locator('h1').innerText()).toBe(sentence)
    const tab = page.locator('.doc-tab', { hasText: 'Versions' })
    expect(await tab.getAttribute('href')).toBe(`${new URL(page.url()).pathname}/versions`)
    await page.context().close()
  })

  test('loses nothing that is typed while the draft is being created, however long that takes', async () => {
    const page = await visit()
    await page.route(/\/api\/speakers\?/, async (route) => {
      await page.waitForTimeout(4_000)
      await route.continue()
    })
    await openForm(page, 'speakers')
    const field = page.locator('#field-name')
    await field.pressSequentially('Ada Lovelace', { delay: KEY_MS })
    await page.waitForTimeout(1_500)
    await field.pressSequentially(', mathématicienne', { delay: KEY_MS })
    await hasOwnAddress(page)
    await expect.poll(async () => (await draftAt(page)).name, written).toBe('Ada Lovelace, mathématicienne')
    await field.pressSequentially(' et poète', { delay: KEY_MS })
    await expect.poll(async () => (await draftAt(page)).name, written).toBe('Ada Lovelace, mathématicienne et poète')
    expect((await draftAt(page)).slug).toBe('ada-lovelace-mathematicienne-et-poete')
    await page.context().close()
  })

  test('says that the server does not answer, keeps the text, and saves it when the network is back', async () => {
    const page = await visit()
    const before = await rows()
    await openForm(page, 'rooms')
    await page.context().setOffline(true)
    await page.locator('#field-name').pressSequentially('Amphithéâtre', { delay: KEY_MS })
    await page.getByRole('status').filter({ hasText: 'le serveur ne répond pas' }).waitFor()
    expect(await accessibilityProblems(page, ['.first-save'])).toEqual([])
    await saveScreenshot(page, 'creation-sans-reseau')
    expect(await page.locator('#field-name').inputValue()).toBe('Amphithéâtre')
    expect(await rows()).toEqual(before)
    await page.context().setOffline(false)
    await hasOwnAddress(page)
    expect((await draftAt(page)).name).toBe('Amphithéâtre')
    expect((await rows()).rooms).toBe((before.rooms ?? 0) + 1)
    await page.context().close()
  })

  test('says why the server refuses, at the field too, and saves once it is mended', async () => {
    const page = await visit()
    const before = await rows()
    await openForm(page, 'sessions')
    await page.locator('#field-slug').fill('essai')
    await page.route(/\/api\/sessions\?/, (route) =>
      route.fulfill({
        status: 400,
        json: { errors: [{ data: { errors: [{ path: 'slug', message: 'L’adresse « essai » est prise.' }] } }] },
      }),
    )
    await page.getByRole('status').filter({ hasText: 'est prise' }).waitFor()
    expect(await page.locator('#field-slug').inputValue()).toBe('essai')
    expect(await rows()).toEqual(before)
    await page.unroute(/\/api\/sessions\?/)
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await hasOwnAddress(page)
    expect((await draftAt(page)).slug).toBe('essai')
    await page.context().close()
  })

  test('publishes a document that is published at once, once', async () => {
    const page = await visit()
    const before = await rows()
    await openForm(page, 'organisations')
    await page.locator('#field-name').fill('Association publiée d’emblée')
    await page.locator('#action-save').click()
    await page.locator('.doc-controls', { hasText: 'Publié' }).waitFor()
    expect(await draftAt(page)).toMatchObject({ name: 'Association publiée d’emblée', _status: 'published' })
    expect((await rows()).organisations).toBe((before.organisations ?? 0) + 1)
    await page.context().close()
  })
})

describe('leaving', () => {
  test('without typing, or with what was typed taken back, leaves nothing', async () => {
    const page = await visit()
    const before = await rows()
    await openForm(page, 'sessions')
    await page.locator('#field-title').press('A')
    await page.locator('#field-title').press('Backspace')
    await page.waitForTimeout(1_500)
    await page.locator('.step-nav a', { hasText: 'Sessions' }).click()
    await page.waitForURL((url) => url.pathname.endsWith('/collections/sessions'))
    expect(await rows()).toEqual(before)
    await page.context().close()
  })

  test('and coming back shows the document that was begun, and « Créer » begins another one', async () => {
    const page = await visit()
    const before = await rows()
    await openForm(page, 'rooms')
    await page.locator('#field-name').pressSequentially('Salle A', { delay: KEY_MS })
    await hasOwnAddress(page)
    const { pathname } = new URL(page.url())
    await page.locator('.doc-controls__popup button').first().click()
    await page.locator('#action-create').click()
    await page.waitForURL((url) => url.pathname.endsWith('/rooms/create'))
    await page.locator('h1', { hasText: 'Nouvelle salle' }).waitFor()
    expect(await page.locator('#field-name').inputValue()).toBe('')
    await page.goBack()
    await page.waitForURL((url) => url.pathname === pathname)
    await expect.poll(() => page.locator('#field-name').inputValue(), written).toBe('Salle A')
    await page.locator('#field-name').press('End')
    await page.locator('#field-name').pressSequentially('1', { delay: KEY_MS })
    await expect.poll(async () => (await draftAt(page)).name, written).toBe('Salle A1')
    expect((await rows()).rooms).toBe((before.rooms ?? 0) + 1)
    await page.context().close()
  })
})

test('a start that nobody changed follows the edition that is chosen', async () => {
  const page = await visit()
  await openForm(page, 'sessions')
  await openTab(page, 'Horaire et salle')
  const start = page.getByLabel('Début')
  await expect.poll(() => start.inputValue()).toContain(edition.startsOn)
  await choose(page, 'edition', /2024/)
  await expect.poll(() => start.inputValue()).toBe('2024-05-21T09:00')
  await hasOwnAddress(page)
  expect((await draftAt(page)).startsAt).toBe('2024-05-21T07:00:00.000Z')
  await page.context().close()
})

describe('in a drawer', () => {
  test('opening and closing writes nothing; typing creates a draft, which the field then names', async () => {
    const page = await visit()
    const before = await rows()
    await openForm(page, 'sessions')
    await openTab(page, 'Horaire et salle')
    await page.locator('#field-room .relationship-add-new__add-button').click()
    const drawer = page.locator('.doc-drawer')
    const name = drawer.locator('#field-name, #field-name-2')
    await name.waitFor()
    expect(await drawer.getByRole('heading', { name: 'Nouvelle salle' }).count()).toBe(1)
    await drawer.locator('.doc-drawer__header-close').click()
    await drawer.waitFor({ state: 'detached' })
    expect(await rows()).toEqual(before)

    await page.locator('#field-room .relationship-add-new__add-button').click()
    await name.pressSequentially('Salle écrite dans un tiroir, sans une faute', { delay: KEY_MS })
    expect(await name.inputValue()).toBe('Salle écrite dans un tiroir, sans une faute')
    const find = `/api/rooms?where[name][like]=tiroir&draft=true&depth=0`
    const found = async () => (await (await page.request.get(find)).json()).docs
    await expect.poll(async () => (await found())[0]?.name, written).toBe('Salle écrite dans un tiroir, sans une faute')
    await page.waitForTimeout(2_500)
    await drawer.locator('.doc-drawer__header-close').click()
    await drawer.waitFor({ state: 'detached' })
    await page.locator('#field-room', { hasText: 'Salle écrite dans un tiroir' }).waitFor()
    await hasOwnAddress(page)
    const [room] = await found()
    expect(await found()).toHaveLength(1)
    await expect.poll(async () => (await draftAt(page)).room, written).toBe(room.id)
    expect((await rows()).rooms).toBe((before.rooms ?? 0) + 1)
    await page.context().close()
  })
})

test.each([
  ['bureau', {}],
  ['sombre', { colorScheme: 'dark' }],
  ['telephone', { viewport: screens.phone, deviceScaleFactor: 2 }],
  ['zoom-200', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
] as const)('a new document looks right on this screen: %s', async (name, visitor) => {
  const page = await visit(visitor)
  await openForm(page, 'sessions')
  expect(await page.getByRole('button', { name: 'Annuler la session' }).count()).toBe(0)
  await page.waitForTimeout(500)
  await saveScreenshot(page, `creation-${name}`)
  const field = page.locator('#field-title')
  await field.pressSequentially('Une session au calme', { delay: KEY_MS })
  await hasOwnAddress(page)
  await expect.poll(async () => (await draftAt(page)).title, written).toBe('Une session au calme')
  expect(await page.getByRole('button', { name: 'Annuler la session' }).count()).toBe(0)
  await saveScreenshot(page, `creation-commencee-${name}`)
  await page.context().close()
})
