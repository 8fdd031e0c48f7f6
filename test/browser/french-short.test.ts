import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAdmin } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'
import { Content } from './french/content'
import { FrenchTexts } from './french/french-texts'
import { AdminWalk } from './walk/admin-walk'
import { collectionsInMenu } from './walk/walk-views'

let browser: TestBrowser
let server: RunningServer
let walk: AdminWalk
let texts: FrenchTexts

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  const { page } = await browser.visit({ baseURL: server.url, viewport: { width: 1440, height: 900 } })
  await enterAdmin(page, server)
  const content = new Content()
  await content.read(page.request, await collectionsInMenu(page))
  texts = new FrenchTexts(content)
  walk = new AdminWalk(page, [texts])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const problems = () => [...texts.problems.values()]

test('the home, a list, a form and the guide are in French', async () => {
  await walk.visit('/admin')
  await walk.visit('/admin/collections/sessions')
  await walk.visit('/admin/collections/sessions/create')
  await walk.visit('/admin/guide')
  expect(texts.read.size).toBeGreaterThan(150)
  expect(problems()).toEqual([])
})

test('a page whose code fails says so in French, with a way on', async () => {
  const { page } = await browser.visit({ baseURL: server.url })
  // The admin watches its own texts with it: without it a component throws.
  await page.addInitScript(() => Object.defineProperty(window, 'MutationObserver', { value: undefined }))
  await page.goto('/admin/login')
  await page.getByRole('heading', { name: 'Cette page ne s’affiche pas' }).waitFor()
  const broken = new FrenchTexts(new Content())
  await new AdminWalk(page, [broken]).look('a page whose code fails')
  expect([...broken.problems.values()]).toEqual([])
  expect(broken.read.size).toBeGreaterThan(3)
  expect(await accessibilityProblems(page, ['body'])).toEqual([])
  await saveScreenshot(page, 'page-en-panne')
  await page.getByRole('button', { name: 'Recharger la page' }).click()
  await page.getByRole('heading', { name: 'Cette page ne s’affiche pas' }).waitFor()
  await page.context().close()
})

test('a text that is not French is found, with its view and its place', async () => {
  const { page } = walk
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<p class="wrong" aria-label="{{titre}}">Save changes: l\'heure, 6:45 PM</p>',
    )
  })
  await walk.look('a page with a wrong text')
  expect(problems().sort()).toEqual([
    expect.stringMatching(/^English, 12-hour clock, straight apostrophe, missing space — text: /),
    expect.stringMatching(/^unresolved — aria-label: "\{\{titre\}\}" — a page with a wrong text — .*p\.wrong$/),
  ])
})
