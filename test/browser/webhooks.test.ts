import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAdmin } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'
import { type Receiver, startReceiver, verified } from '../support/webhook-receiver'

let browser: TestBrowser
let server: RunningServer
let receiver: Receiver
let page: Page

beforeAll(async () => {
  const env = { WEBHOOK_PRIVATE_HOSTS: '127.0.0.1' }
  ;[browser, server, receiver] = await Promise.all([openBrowser(), startServer({ env }), startReceiver()])
  page = (await browser.visit({ baseURL: server.url, viewport: screens.desktop })).page
  await enterAdmin(page, server)
})
afterAll(async () => {
  await browser?.close()
  await receiver?.close()
  await server?.stop()
})

const log = () => page.getByRole('region', { name: 'Envois' })

test('an administrator makes a webhook, gives its secret to an application, tries it, and sends a message again', async () => {
  await page.goto('/admin/collections/webhooks/create')
  await page.locator('#field-name').fill('Site public')
  await page.locator('#field-url').fill(receiver.url)
  for (const label of ['Contenu modifié', 'Contenu mis en ligne']) {
    await page.locator('#field-events input').first().pressSequentially(label, { delay: 20 })
    await page.getByRole('option', { name: label }).click()
  }
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByRole('button', { name: 'Créer le secret' }).click()
  const secret = await page.getByRole('textbox', { name: 'Secret' }).inputValue()
  await saveScreenshot(page, 'webhook-secret')
  await page.getByRole('button', { name: 'C’est fait' }).click()
  await page.getByText('Il ne peut plus être affiché').waitFor()

  await page.getByRole('button', { name: 'Envoyer un essai' }).click()
  await log().getByText('Reçu : 204').waitFor()
  const [trial] = receiver.received
  if (!trial) throw new Error('Nothing was received.')
  expect(verified(secret, trial)).toMatchObject({ type: 'webhook.test' })

  receiver.answer((response) => void response.writeHead(503).end())
  const data = { name: 'Awa Ndiaye-Berger', _status: 'published' }
  await page.request.post('/api/speakers', { data })
  await expect.poll(() => receiver.received.length).toBe(2)
  await expect
    .poll(async () => {
      await page.getByRole('button', { name: 'Actualiser' }).click()
      return log().innerText()
    })
    .toMatch(/Échec \(\d.essais?\).: 503/)
  await log().getByRole('listitem').last().scrollIntoViewIfNeeded()
  await saveScreenshot(page, 'webhook-desktop')
  expect(await accessibilityProblems(page, ['.webhook-panel'])).toEqual([])

  receiver.answer((response) => void response.writeHead(200).end())
  await log()
    .getByRole('button', { name: /^Renvoyer/ })
    .click()
  await log().getByText('Reçu : 200').waitFor()
  expect(receiver.received).toHaveLength(3)

  await page.setViewportSize(screens.phone)
  await log().getByRole('listitem').last().scrollIntoViewIfNeeded()
  await saveScreenshot(page, 'webhook-phone')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(screens.phone.width)
})

test('the home of an administrator names a webhook that has lost messages', async () => {
  await page.setViewportSize(screens.desktop)
  const values = { name: 'Agenda', url: `${receiver.url}/agenda`, events: ['content.withdrawn'] }
  const { doc } = await (await page.request.post('/api/webhooks', { data: values })).json()
  await page.request.post(`/api/webhooks/${doc.id}/secret`)
  receiver.answer((response) => void response.writeHead(410).end())
  const { docs } = await (await page.request.get('/api/speakers?limit=1&depth=0')).json()
  await page.request.patch(`/api/speakers/${docs[0].id}`, { data: { _status: 'draft' } })
  await expect.poll(async () => (await (await page.request.get(`/api/webhooks/${doc.id}`)).json()).isActive).toBe(false)
  await page.goto(`/admin/collections/webhooks/${doc.id}`)
  await page.getByText('ce webhook a été désactivé').waitFor()
  await page.request.patch(`/api/webhooks/${doc.id}`, { data: { isActive: true } })
  await page.goto('/admin')
  const notice = page.getByText('un message de ce webhook a été abandonné')
  await notice.waitFor()
  await saveScreenshot(page, 'webhook-home')
  await page.getByRole('link', { name: 'Agenda' }).click()
  await page.getByRole('button', { name: 'Envoyer un essai' }).waitFor()
})
