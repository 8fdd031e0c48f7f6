import type { Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enterAdmin } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser, type Visitor } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'

let browser: TestBrowser
let server: RunningServer
let page: Page
let phone: Page
let editions: { id: string; slug: string }[]
let session: { id: string; slug: string; title: string }

const visit = async (visitor: Visitor = {}) => {
  const { page: opened } = await browser.visit({ baseURL: server.url, ...visitor })
  await enterAdmin(opened, server)
  return opened
}

const documents = async (path: string) => (await (await page.request.get(`/api/${path}`)).json()).docs

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  page = await visit()
  phone = await visit({ viewport: screens.phone })
  editions = await documents('editions?sort=-startsOn&depth=0')
  ;[session] = await documents(`sessions?where[edition][equals]=${editions[0]?.id}&depth=0&limit=1`)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Opens a form, changes a text of it and waits until it is saved. */
async function change(on: Page, path: string, field: string, text: string): Promise<void> {
  await on.goto(`/admin/collections/${path}`)
  await on.locator(`#field-${field}`).waitFor()
  const saved = on.waitForResponse((response) => response.url().includes('autosave=true'))
  await on.locator(`#field-${field}`).fill(text)
  await saved
  await on.locator('#action-save:enabled').waitFor()
}

async function publish(on: Page): Promise<ReturnType<Page['locator']>> {
  await on.locator('#action-save').click()
  const notice = on.locator('[aria-live="polite"] .payload-toast-item', { hasText: /en ligne|publié/ })
  await notice.waitFor()
  return notice
}

describe('after publishing', () => {
  test('a notice that is read aloud says that it is online, with a link to the page', async () => {
    await change(page, `sessions/${session.id}`, 'title', `${session.title} !`)
    const notice = await publish(page)
    expect(await page.locator('.payload-toast-item', { hasText: 'enregistré' }).count()).toBe(0)
    const link = notice.getByRole('link', { name: 'voir la page (nouvel onglet)' })
    const address = `/fr/editions/${editions[0]?.slug}/sessions/${session.slug}`
    expect(await link.getAttribute('href')).toBe(address)
    expect(await (await fetch(`${server.url}${address}`)).text()).toContain(`${session.title}`)
    expect(await accessibilityProblems(page, ['.payload-toast-item', '.doc-controls__meta'])).toEqual([])
    await saveScreenshot(page, 'publier-en-ligne')
    await page.reload()
    const later = page.getByRole('link', { name: 'Voir la page (nouvel onglet)' })
    expect(await later.getAttribute('href')).toBe(address)
  })

  test('in English the link leads to the English page', async () => {
    await change(page, `sessions/${session.id}?locale=en`, 'title', 'Opening of the stands')
    const notice = await publish(page)
    expect(await notice.getByRole('link').getAttribute('href')).toMatch(/^\/en\/editions\//)
  })

  test('a session of an edition that is not online is said to appear with it, without a link', async () => {
    const made = await page.request.post('/api/editions?draft=true', {
      data: { title: 'Assises 2031', startsOn: '2031-05-20', endsOn: '2031-05-20', city: 'Albi', _status: 'draft' },
    })
    const edition = (await made.json()).doc.id
    const times = { startsAt: '2031-05-20T08:00:00.000Z', endsAt: '2031-05-20T09:00:00.000Z' }
    const data = { title: 'En attente', edition, format: 'workshop', ...times, _status: 'draft' }
    const { doc } = await (await page.request.post('/api/sessions?draft=true', { data })).json()
    await change(page, `sessions/${doc.id}`, 'title', 'En attente de l’édition')
    const notice = await publish(page)
    expect(await notice.innerText()).toMatch(/La page paraîtra avec l’édition/)
    expect(await notice.getByRole('link').count()).toBe(0)
    expect(await page.getByRole('link', { name: /Voir la page/ }).count()).toBe(0)
  })

  test('a room, which has no page, is published without a link', async () => {
    const [room] = await documents('rooms?limit=1&depth=0')
    await change(page, `rooms/${room.id}`, 'name', `${room.name} bis`)
    expect(await (await publish(page)).innerText()).toBe('C’est publié.')
  })
})

const isPreference = (response: Response) =>
  response.url().includes('payload-preferences/collection-sessions') && response.request().method() === 'POST'

describe('the bar of a form', () => {
  test.each([
    ['ordinateur', { width: 1280, height: 800 }],
    ['1024', { width: 1024, height: 768 }],
    ['200', { width: 640, height: 400 }],
    ['telephone', screens.phone],
  ])('shows the status and the dates whole (%s)', async (name, size) => {
    await page.setViewportSize(size)
    await page.goto(`/admin/collections/sessions/${session.id}`)
    await page.getByRole('link', { name: /Voir la page/ }).waitFor()
    const cut = await page.locator('.doc-controls__meta').evaluate((meta) => {
      const bounds = meta.getBoundingClientRect()
      const shown = [...meta.querySelectorAll<HTMLElement>('.doc-controls__value, .status__value-wrap')].filter(
        (element) => element.offsetParent && element.getBoundingClientRect().top < bounds.bottom,
      )
      return shown
        .filter(
          (element) => element.scrollWidth > element.clientWidth || element.getBoundingClientRect().right > innerWidth,
        )
        .map((element) => element.textContent)
    })
    expect(cut).toEqual([])
    expect(await page.locator('.doc-controls__meta').innerText()).toMatch(/\d\d\/\d\d\/\d{4} \d\d:\d\d/)
    await saveScreenshot(page, `barre-${name}`)
    await page.setViewportSize(screens.desktop)
  })

  test('has its buttons whole on the screen of a phone, in each form and wherever it is scrolled', async () => {
    for (const collection of ['sessions', 'speakers', 'editions', 'testimonials', 'rooms', 'organisations', 'media']) {
      const [{ id }] = await documents(`${collection}?limit=1&depth=0`)
      await phone.goto(`/admin/collections/${collection}/${id}`)
      await phone.locator('#action-save').waitFor()
      for (const top of [0, 10_000]) {
        await phone.evaluate((to) => window.scrollTo(0, to), top)
        for (const button of ['#action-save', '#action-save-draft']) {
          if ((await phone.locator(button).count()) === 0) continue
          const box = await phone.locator(button).boundingBox()
          const { width, height } = screens.phone
          expect(box?.x, `${collection} ${button}`).toBeGreaterThanOrEqual(0)
          expect((box?.x ?? 0) + (box?.width ?? 0), `${collection} ${button}`).toBeLessThanOrEqual(width)
          expect((box?.y ?? 0) + (box?.height ?? 0), `${collection} ${button}`).toBeLessThanOrEqual(height)
          expect(box?.y, `${collection} ${button}`).toBeGreaterThan(height - 80)
        }
      }
      // The last field of the form is above the bar.
      const overlap = await phone.evaluate(() => document.body.scrollWidth - window.innerWidth)
      expect(overlap, collection).toBeLessThanOrEqual(0)
    }
    await phone.goto(`/admin/collections/sessions/${session.id}`)
    await phone.getByRole('link', { name: /Voir la page/ }).waitFor()
    await saveScreenshot(phone, 'publier-telephone')
  })

  test('a preview that was left open on a computer does not cover the form on a phone, and stays open on the computer', async () => {
    const preview = '.live-preview-window--is-live-previewing'
    await page.goto(`/admin/collections/sessions/${session.id}`)
    const stored = page.waitForResponse(isPreference)
    await page.locator('#live-preview-toggler').click()
    await page.locator(preview).waitFor()
    await stored
    const preference = phone.waitForResponse(isPreference)
    await phone.goto(`/admin/collections/sessions/${session.id}`)
    await preference
    await phone.locator('#field-title').waitFor()
    expect(await phone.locator(preview).count()).toBe(0)
    await saveScreenshot(phone, 'apercu-telephone')
    await page.reload()
    await page.locator(preview).waitFor()
    await page.locator('#live-preview-toggler').click()
  })
})
