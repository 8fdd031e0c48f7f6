import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD } from '../support/accounts'
import { logIn } from '../support/admin-form'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { AccessiblePages } from './accessibility/accessible-pages'
import { Content } from './french/content'
import { FrenchTexts } from './french/french-texts'
import { AdminWalk } from './walk/admin-walk'
import { walkBulkUpload } from './walk/walk-uploads'
import { collectionsInMenu, walkDocument, walkForm, walkList } from './walk/walk-views'

type Role = 'admin' | 'editor' | 'contributor'

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

const accountOf = (role: Role) => (role === 'admin' ? server : { adminEmail: emails[role], adminPassword: PASSWORD })

const visit = async () => (await browser.visit({ baseURL: server.url, viewport: { width: 1440, height: 900 } })).page

async function visitAs(role: Role) {
  const page = await visit()
  await page.goto('/admin')
  await logIn(page, accountOf(role))
  return page
}

/** Makes an account for each role, and reads what is stored. */
async function prepare(): Promise<void> {
  const page = await visitAs('admin')
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

const problemsOf = ({ problems }: FrenchTexts | AccessiblePages) => [...problems.values()].sort()

test('the pages before the login are in French, without a violation', async () => {
  const [texts, accessible] = [new FrenchTexts(content), new AccessiblePages()]
  const page = await visit()
  const walk = new AdminWalk(page, [texts, accessible])
  for (const path of ['/admin/login', '/admin/forgot', '/admin/reset/x', '/admin/logout']) await walk.visit(path)
  await page.goto('/admin/login')
  await page.getByLabel('E-mail').fill('personne@exemple.fr')
  await page.getByLabel('Mot de passe').fill('faux')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await walk.look('refused login')
  expect(problemsOf(texts)).toEqual([])
  expect(problemsOf(accessible)).toEqual([])
  await page.context().close()
})

/** The home, the account and the guide, and what opens on them that was not opened before. */
async function walkPages(walk: AdminWalk): Promise<void> {
  await walk.visit('/admin')
  await walk.openEach('/admin', '.popup-button, .step-nav button, .app-header button', { nested: true })
  await walk.visit('/admin/account')
  await walk.openEach('/admin/account', '.rs__control, .popup-button', { nested: true })
  for (const path of ['/admin/guide', '/admin/nulle-part']) await walk.visit(path)
}

/** Every view of a collection, and what opens on them that was not opened before. */
async function walkCollection(walk: AdminWalk, collection: string): Promise<void> {
  const takesFiles = await walkList(walk, collection)
  await walkForm(walk, `/admin/collections/${collection}/create`)
  await walkDocument(walk, collection)
  if (takesFiles) await walkBulkUpload(walk, collection)
}

describe('every view, menu and dialog of an administrator', () => {
  const texts = new FrenchTexts(content)
  const accessible = new AccessiblePages()

  // Two walks at once: each waits for its page most of the time.
  test.concurrent.each([0, 1])('is looked at, half %i of the collections', { timeout: WALK_MS }, async (half) => {
    const page = await visitAs('admin')
    const walk = new AdminWalk(page, [texts, accessible], opened)
    const collections = (await collectionsInMenu(page)).filter((_, index) => index % 2 === half)
    expect(collections.length).toBeGreaterThan(4)
    if (half === 0) await walkPages(walk)
    for (const collection of collections) await walkCollection(walk, collection)
    await page.context().close()
  })

  test('is in French', () => {
    expect(texts.read.size).toBeGreaterThan(500)
    expect(problemsOf(texts)).toEqual([])
  })

  test('has no violation of WCAG 2.2 AA', () => {
    expect(accessible.seen.length).toBeGreaterThan(100)
    expect(problemsOf(accessible)).toEqual([])
  })
})

test.concurrent.each(['editor', 'contributor'] as const)(
  'what differs for the role %s is in French',
  { timeout: WALK_MS },
  async (role) => {
    const page = await visitAs(role)
    const texts = new FrenchTexts(content)
    const walk = new AdminWalk(page, [texts], opened)
    await walkPages(walk)
    for (const collection of await collectionsInMenu(page)) await walkCollection(walk, collection)
    expect(texts.read.size).toBeGreaterThan(300)
    expect(problemsOf(texts)).toEqual([])
    await page.context().close()
  },
)
