import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIn } from '../support/admin-form'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { AccessibilityWalk } from './accessibility/accessibility-walk'
import { walkBulkUpload } from './walk/walk-uploads'
import { collectionsInMenu, walkDocument, walkForm, walkList } from './walk/walk-views'

const WALK_MS = 1_500_000

let browser: TestBrowser
let server: RunningServer

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function startWalk({ isLoggedIn = true } = {}): Promise<AccessibilityWalk> {
  const { page } = await browser.visit({ baseURL: server.url, viewport: { width: 1440, height: 900 } })
  const walk = new AccessibilityWalk(page)
  if (!isLoggedIn) return walk
  await page.goto('/admin')
  await logIn(page, server)
  return walk
}

const problemsOf = ({ problems }: AccessibilityWalk) => [...problems.values()].sort()

test.concurrent('the pages before the login have no violation', { timeout: WALK_MS }, async () => {
  const walk = await startWalk({ isLoggedIn: false })
  for (const path of ['/admin/login', '/admin/forgot', '/admin/reset/x', '/admin/logout']) await walk.visit(path)
  await walk.page.goto('/admin/login')
  await walk.page.getByLabel('E-mail').fill('personne@exemple.fr')
  await walk.page.getByLabel('Mot de passe').fill('faux')
  await walk.page.getByRole('button', { name: 'Se connecter' }).click()
  await walk.look('refused login')
  expect(problemsOf(walk)).toEqual([])
})

test.concurrent('the pages that belong to no collection have no violation', { timeout: WALK_MS }, async () => {
  const walk = await startWalk()
  await walk.visit('/admin')
  await walk.openEach('/admin', '.popup-button, .step-nav button, .app-header button', { nested: true })
  await walk.visit('/admin/account')
  await walk.openEach('/admin/account', '.rs__control, .popup-button', { nested: true })
  for (const path of ['/admin/guide', '/admin/nulle-part']) await walk.visit(path)
  expect(problemsOf(walk)).toEqual([])
})

test.concurrent.each([0, 1])(
  'no view, menu or dialog of a collection has a violation, half %i of the collections',
  { timeout: WALK_MS },
  async (half) => {
    const walk = await startWalk()
    const collections = (await collectionsInMenu(walk.page)).filter((_, index) => index % 2 === half)
    expect(collections.length).toBeGreaterThan(4)
    for (const collection of collections) {
      const takesFiles = await walkList(walk, collection)
      await walkForm(walk, `/admin/collections/${collection}/create`)
      await walkDocument(walk, collection)
      if (takesFiles) await walkBulkUpload(walk, collection)
    }
    expect(walk.seen.length).toBeGreaterThan(50)
    expect(problemsOf(walk)).toEqual([])
  },
)
