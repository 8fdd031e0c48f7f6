import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIn } from '../support/admin-form'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { Content } from './french/content'
import { FrenchWalk } from './french/french-walk'
import { collectionsInMenu } from './french/walk-views'

let browser: TestBrowser
let server: RunningServer
let walk: FrenchWalk

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  const { page } = await browser.visit({ baseURL: server.url, viewport: { width: 1440, height: 900 } })
  await page.goto('/admin')
  await logIn(page, server)
  const content = new Content()
  await content.read(page.request, await collectionsInMenu(page))
  walk = new FrenchWalk(page, content)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const problems = () => [...walk.problems.values()]

test('the home, a list and a form are in French', async () => {
  await walk.visit('/admin')
  await walk.visit('/admin/collections/sessions')
  await walk.visit('/admin/collections/sessions/create')
  expect(walk.read.size).toBeGreaterThan(150)
  expect(problems()).toEqual([])
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
