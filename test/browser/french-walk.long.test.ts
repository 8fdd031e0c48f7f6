import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD } from '../support/accounts'
import { logIn } from '../support/admin-form'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { Content } from './french/content'
import { FrenchWalk } from './french/french-walk'
import { walkBulkUpload } from './walk/walk-uploads'
import { collectionsInMenu, walkDocument, walkForm, walkList } from './walk/walk-views'

let browser: TestBrowser
let server: RunningServer
const content = new Content()
/** What one role opened opens alike for the others. */
const opened = new Set<string>()
const WALK_MS = 1_500_000

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  await prepare()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const emails = { editor: 'claire@exemple.fr', contributor: 'lea@exemple.fr' }

async function accountOf(role: 'admin' | 'editor' | 'contributor') {
  if (role === 'admin') return server
  return { adminEmail: emails[role], adminPassword: PASSWORD }
}

async function walkAs(role: 'admin' | 'editor' | 'contributor'): Promise<FrenchWalk> {
  const { page } = await browser.visit({ baseURL: server.url, viewport: { width: 1440, height: 900 } })
  await page.goto('/admin')
  await logIn(page, await accountOf(role))
  return new FrenchWalk(page, content, opened)
}

/** Makes an account for each role, and reads what is stored. */
async function prepare(): Promise<void> {
  const { page } = await walkAs('admin')
  const editions = (await (await page.request.get('/api/editions?depth=0&limit=10')).json()) as {
    docs: { id: string }[]
  }
  for (const role of ['editor', 'contributor'] as const) {
    const data = {
      email: emails[role],
      password: PASSWORD,
      name: role === 'editor' ? 'Claire Martin' : 'Léa Roux',
      role,
      editions: editions.docs.map(({ id }) => id),
    }
    const response = await page.request.post('/api/users', { data })
    expect(response.status(), await response.text()).toBe(201)
  }
  const collections = await collectionsInMenu(page)
  expect(collections.length).toBeGreaterThan(10)
  await content.read(page.request, collections)
  await page.context().close()
}

test('the pages before the login are in French', async () => {
  const { page } = await browser.visit({ baseURL: server.url })
  const walk = new FrenchWalk(page, content)
  for (const path of ['/admin/login', '/admin/forgot', '/admin/reset/x', '/admin/logout']) await walk.visit(path)
  await page.goto('/admin/login')
  await page.getByLabel('E-mail').fill('personne@exemple.fr')
  await page.getByLabel('Mot de passe').fill('faux')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await walk.look('refused login')
  expect([...walk.problems.values()]).toEqual([])
  await page.context().close()
})

/** Every view that a person may open, and of what opens on them what was not opened as another role. */
async function walkAll(walk: FrenchWalk): Promise<void> {
  await walk.visit('/admin')
  await walk.openEach('/admin', '.popup-button, .step-nav button, .app-header button', { nested: true })
  await walk.visit('/admin/account')
  await walk.openEach('/admin/account', '.rs__control, .popup-button', { nested: true })
  for (const path of ['/admin/guide', '/admin/nulle-part']) await walk.visit(path)
  for (const collection of await collectionsInMenu(walk.page)) {
    const takesFiles = await walkList(walk, collection)
    await walkForm(walk, `/admin/collections/${collection}/create`)
    await walkDocument(walk, collection)
    if (takesFiles) await walkBulkUpload(walk, collection)
  }
}

test('every view, menu and dialog is in French for an administrator', { timeout: WALK_MS }, async () => {
  const walk = await walkAs('admin')
  await walkAll(walk)
  expect(walk.read.size).toBeGreaterThan(500)
  expect([...walk.problems.values()].sort()).toEqual([])
  await walk.page.context().close()
})

test.concurrent.each(['editor', 'contributor'] as const)(
  'so is what differs for the role %s',
  { timeout: WALK_MS },
  async (role) => {
    const walk = await walkAs(role)
    await walkAll(walk)
    expect(walk.read.size).toBeGreaterThan(300)
    expect([...walk.problems.values()].sort()).toEqual([])
    await walk.page.context().close()
  },
)
