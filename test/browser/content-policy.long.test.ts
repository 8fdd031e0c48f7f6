import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIn } from '../support/admin-form'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { collectionsInMenu } from './walk/walk-views'

let browser: TestBrowser
let server: RunningServer
let page: Page
/** What a policy refused, by the page where it happened. */
const refused: string[] = []

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  ;({ page } = await browser.visit({ baseURL: server.url, viewport: { width: 1440, height: 900 } }))
  await page.exposeFunction('noteRefusal', (text: string) => refused.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
      (window as never as { noteRefusal(text: string): void }).noteRefusal(
        `${location.pathname}: ${effectiveDirective} ${blockedURI} (${sourceFile})`,
      ),
    )
  })
  await page.goto('/admin')
  await logIn(page, server)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function open(path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' })
  await page.locator('h1').first().waitFor({ state: 'attached' })
}

test('a policy refuses nothing of the admin: no list, form, editor of text, preview or board', {
  timeout: 300_000,
}, async () => {
  const collections = await collectionsInMenu(page)
  expect(collections).toContain('share-links')
  for (const path of ['/admin', '/admin/account', '/admin/guide']) await open(path)
  for (const collection of collections) {
    await open(`/admin/collections/${collection}`)
    const { docs } = await (await page.request.get(`/api/${collection}?limit=1&depth=0`)).json()
    if (docs?.[0]) await open(`/admin/collections/${collection}/${docs[0].id}`)
  }
  const [edition] = (await (await page.request.get('/api/editions?limit=1&depth=0')).json()).docs
  await open(`/admin/collections/editions/${edition.id}`)
  const tabs = await page.locator('.doc-tabs a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(tabs.length).toBeGreaterThan(3)
  for (const tab of tabs) if (tab) await open(tab)
  expect([...new Set(refused)]).toEqual([])
})

test('a policy refuses a script that somebody writes into a page', async () => {
  await open('/admin')
  refused.length = 0
  const ran = await page.evaluate(async () => {
    const state = window as never as Record<string, unknown>
    const script = document.createElement('script')
    script.textContent = 'window.hasRun = true'
    document.body.append(script)
    document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.hasRun = true">')
    await new Promise((resolve) => setTimeout(resolve, 500))
    return state.hasRun
  })
  expect(ran).toBeUndefined()
  expect(refused.some((text) => /script-src/.test(text))).toBe(true)
})
