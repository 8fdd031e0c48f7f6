import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAdmin } from '../support/admin-form'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { countTransfers, type Transfer } from '../support/transfer'

const MOST_BYTES = 1_000_000
/** Of the scripts and of the styles of a form, once they are decoded: what a browser reads at each opening. */
const MOST_OF_FORM = { script: 3_150_000, style: 480_000 }

let browser: TestBrowser
let server: RunningServer
/** The cookie of an editor. */
let account: Awaited<ReturnType<BrowserContext['storageState']>>
let ids: Record<'editions' | 'sessions' | 'testimonials' | 'media', string>

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  const first = async (collection: string) => {
    const response = await fetch(`${server.url}/api/${collection}?limit=1&depth=0&sort=-createdAt`)
    const { docs } = (await response.json()) as { docs: { id: string }[] }
    return docs[0]?.id ?? ''
  }
  const [editions, sessions, testimonials, media] = await Promise.all(
    ['editions', 'sessions', 'testimonials', 'media'].map(first),
  )
  ids = { editions, sessions, testimonials, media } as typeof ids
  const { context, page } = await browser.visit({ baseURL: server.url })
  await enterAdmin(page, server)
  account = await context.storageState()
  await context.close()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Visits an address with an empty cache, as an editor or as somebody unknown. */
async function firstVisit(address: string, isEditor: boolean): Promise<Transfer> {
  const { context, page } = await browser.visit({ baseURL: server.url })
  try {
    if (isEditor) await context.addCookies(account.cookies)
    const transfers = await countTransfers(page)
    await page.goto(address, { waitUntil: 'networkidle' })
    expect(new URL(page.url()).pathname).toBe(address)
    return transfers()
  } finally {
    await context.close()
  }
}

const pages: [name: string, address: () => string][] = [
  ['the home', () => '/admin'],
  ['a list', () => '/admin/collections/sessions'],
  ['a list of images', () => '/admin/collections/media'],
  ['the longest form', () => `/admin/collections/sessions/${ids.sessions}`],
  ['a form with rich text and images', () => `/admin/collections/testimonials/${ids.testimonials}`],
  ['a new document', () => '/admin/collections/speakers/create'],
  ['an image', () => `/admin/collections/media/${ids.media}`],
  ['an edition', () => `/admin/collections/editions/${ids.editions}`],
  ['the board', () => `/admin/collections/editions/${ids.editions}/programme`],
  ['the checks', () => `/admin/collections/editions/${ids.editions}/controles`],
  ['the release', () => `/admin/collections/editions/${ids.editions}/publication`],
  ['the import', () => `/admin/collections/editions/${ids.editions}/import`],
  ['the guide', () => '/admin/guide'],
  ['the account', () => '/admin/account'],
]

test.each(pages)('the first visit of the admin at %s takes one megabyte at most', async (_, address) => {
  const { bytes, responses } = await firstVisit(address(), true)
  expect(responses.length).toBeGreaterThan(10)
  expect(bytes, JSON.stringify(responses.slice(0, 8), null, 1)).toBeLessThanOrEqual(MOST_BYTES)
})

test('a form loads its own scripts and styles, and those of the board once the board is opened', async () => {
  const { context, page } = await browser.visit({ baseURL: server.url })
  try {
    await context.addCookies(account.cookies)
    await page.goto(`/admin/collections/sessions/${ids.sessions}`, { waitUntil: 'networkidle' })
    const form = await decodedBytes(page)
    expect(form.script).toBeGreaterThan(1_000_000)
    expect(form.script).toBeLessThanOrEqual(MOST_OF_FORM.script)
    expect(form.style).toBeLessThanOrEqual(MOST_OF_FORM.style)
    await page.goto(`/admin/collections/editions/${ids.editions}/programme`, { waitUntil: 'networkidle' })
    await page.locator('.board').waitFor()
    const board = await decodedBytes(page)
    expect(board.script - form.script).toBeGreaterThan(100_000)
    expect(board.style).toBeGreaterThan(form.style)
  } finally {
    await context.close()
  }
})

/** The sizes of all scripts and styles that the page has loaded, without their encoding. */
async function decodedBytes(page: Page): Promise<typeof MOST_OF_FORM> {
  const sizes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => [new URL(entry.name).pathname, (entry as PerformanceResourceTiming).decodedBodySize] as const),
  )
  const sum = (suffix: string) =>
    sizes.filter(([path]) => path.endsWith(suffix)).reduce((total, [, bytes]) => total + bytes, 0)
  return { script: sum('.js'), style: sum('.css') }
}

test('the login page takes one megabyte at most', async () => {
  expect((await firstVisit('/admin/login', false)).bytes).toBeLessThanOrEqual(MOST_BYTES)
})

test.each(['/', '/en'])('the page %s of the site takes one megabyte at most', async (address) => {
  const { bytes } = await firstVisit(address, false)
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES)
})
