import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logIn } from '../support/admin-form'
import { openBrowser, screens, type TestBrowser } from '../support/browser'
import { type FrontEnd, startFrontEnd } from '../support/front-end'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'

const PREVIEW_SECRET = randomBytes(16).toString('hex')

let browser: TestBrowser
let server: RunningServer
let site: FrontEnd
let page: Page
let session: { id: string; title: string }

beforeAll(async () => {
  site = await startFrontEnd(PREVIEW_SECRET)
  const env = { PREVIEW_URL: site.previewUrl, PREVIEW_SECRET }
  ;[browser, server] = await Promise.all([openBrowser(), startServer({ env })])
  page = (await browser.visit({ baseURL: server.url, viewport: screens.desktop })).page
  await page.goto('/admin')
  await logIn(page, server)
  const client = { name: 'Site', scope: 'preview' }
  const { doc } = await (await page.request.post('/api/api-clients', { data: client })).json()
  const { key } = await (await page.request.post(`/api/api-clients/${doc.id}/key`, { data: {} })).json()
  site.connect(server.url, key)
  session = (await (await page.request.get('/api/sessions?where[slug][equals]=ouverture&depth=0')).json()).docs[0]
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await site?.close()
})

const preview = () => page.frameLocator('#live-preview-iframe')

async function openBeside(): Promise<void> {
  await page.goto(`/admin/collections/sessions/${session.id}?locale=fr`)
  const toggler = page.locator('#live-preview-toggler')
  await toggler.waitFor()
  const beside = page.locator('.live-preview-window--is-live-previewing')
  if ((await beside.count()) === 0) await toggler.click()
  await beside.waitFor()
}

describe('the preview beside a form, on a site of another origin', () => {
  test('is a page of that site, which follows the form as it saves itself', async () => {
    await openBeside()
    await preview().getByRole('heading', { name: session.title }).waitFor()
    const frame = page.frames().find((one) => one.url().startsWith(site.origin))
    expect(frame?.url()).toContain('signature=')
    expect(new URL(site.origin).hostname).not.toBe(new URL(server.url).hostname)

    await page.locator('#field-title').fill('Ouverture, vue du site')
    await preview().getByRole('heading', { name: 'Ouverture, vue du site' }).waitFor()
    await saveScreenshot(page, 'apercu-autre-site')
    const published = await (await fetch(`${server.url}/api/sessions/${session.id}`)).json()
    expect(published.title).toBe(session.title)
  })

  test('opens for nobody with a link that was changed', async () => {
    await openBeside()
    await preview().getByRole('heading').waitFor()
    const link = String(
      page
        .frames()
        .find((one) => one.url().startsWith(site.origin))
        ?.url(),
    )
    const changed = await fetch(link.replace(session.id, 'another-id'))
    expect([(await fetch(link)).status, changed.status]).toEqual([200, 403])
  })

  test('is empty while that site does not allow this one to show it', async () => {
    site.frameAncestors = "'none'"
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
    await openBeside()
    expect((await refused).text()).toContain(site.origin)
    expect(await preview().getByRole('heading').count()).toBe(0)
    site.frameAncestors = server.url
  })
})

test('a page of another site cannot show the admin in a frame', async () => {
  const { page: other } = await browser.visit()
  const refused = other.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
  await other.goto(site.origin)
  await other.evaluate((address) => {
    document.body.innerHTML = `<iframe src="${address}/admin"></iframe>`
  }, server.url)
  expect((await refused).text()).toContain(server.url)
  expect(await other.frameLocator('iframe').getByLabel('Mot de passe').count()).toBe(0)
})
