import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAdmin } from '../support/admin-form'
import { openBrowser, screens, type TestBrowser, type Visitor } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'

let browser: TestBrowser
let server: RunningServer

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Opens the page, and returns it with the hosts that it asked and the requests that its policy stopped. */
async function open(visitor: Visitor = {}, prepare?: (page: Page) => Promise<void>) {
  const { page } = await browser.visit({ baseURL: server.url, ...visitor })
  await prepare?.(page)
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  await page.goto('/api/graphql')
  await page.locator('.cm-content').first().waitFor()
  return { page, hosts: () => [...hosts].filter((host) => host !== '') }
}

const sendButton = (page: Page) => page.getByText(/^\s*(Envoyer requête|Send Request)\s*$/).first()
const send = (page: Page) => sendButton(page).click()
const answer = (page: Page) => page.getByText('"startsOn"').first()

test('runs a query, and asks no other host', async () => {
  const { page, hosts } = await open()
  await saveScreenshot(page, 'graphql')
  await send(page)
  await answer(page).waitFor()
  await saveScreenshot(page, 'graphql-answer')
  expect(await page.getByText('Altair AI').first().isVisible()).toBe(false)
  expect(hosts()).toEqual([new URL(server.url).host])
})

test.each([
  ['dark', { colorScheme: 'dark', locale: 'en-GB' }],
  ['phone', { viewport: screens.phone, hasTouch: true }],
] as const)('works on a %s screen', async (name, visitor) => {
  const { page } = await open(visitor)
  await send(page)
  await answer(page).waitFor()
  await saveScreenshot(page, `graphql-${name}`)
  const box = await sendButton(page).boundingBox()
  const width = page.viewportSize()?.width ?? 0
  expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true)
})

test('reads only, as anybody does, also for an editor who is logged in', async () => {
  const { page } = await open({}, async (editor) => {
    await enterAdmin(editor, server)
  })
  const answer = await page.evaluate(async () => {
    const ask = async (query: string) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch('/api/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) })).json()
    }
    const write = await ask('mutation { createSpeaker(data: { name: "Personne" }) { id } }')
    const { data } = await ask('{ __schema { mutationType { name } } }')
    return { code: write.errors[0].extensions.code, mutations: data.__schema.mutationType }
  })
  expect(answer).toEqual({ code: 'FORBIDDEN', mutations: null })
})
