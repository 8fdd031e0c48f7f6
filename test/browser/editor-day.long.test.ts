import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { choose, logIn, openTab, toast } from '../support/admin-form'
import { draftOf, editionOf, hasNotice, session, showBoard } from '../support/board-page'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { documentScreenshot, saveScreenshot } from '../support/screenshot'

let browser: TestBrowser
let server: RunningServer
let page: Page

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  ;({ page } = await browser.visit({ baseURL: server.url, viewport: { width: 1280, height: 900 } }))
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const json = async (path: string) => (await fetch(`${server.url}${path}`)).json()

async function publicSession(title: string) {
  const query = `query ($title: String) {
    Sessions(where: { title: { equals: $title } }) { docs { title startsAt room { name } edition { slug } } }
  }`
  const response = await fetch(`${server.url}/api/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { title } }),
  })
  return (await response.json()).data.Sessions.docs
}

const title = 'Atelier : préparer son entretien'

describe('an editor', () => {
  test('logs in in French', async () => {
    await page.goto('/admin')
    await page.getByLabel('Mot de passe').waitFor()
    await documentScreenshot(page, 'connexion')
    await logIn(page, server)
    await page.getByRole('heading', { name: 'Programme' }).first().waitFor()
  })

  test('writes a session as a draft that is not public', async () => {
    await page.goto('/admin/collections/sessions/create')
    await page.getByLabel('Titre').first().fill(title)
    await choose(page, 'format', 'Atelier')
    await choose(page, 'edition', /2024/)
    await openTab(page, 'Horaire et salle')
    await page.getByLabel('Début').fill('2024-05-21T09:30')
    await page.getByLabel('Fin').fill('2024-05-21T10:00')
    const { docs } = await json(
      '/api/sessions?where[format][equals]=workshop&where[edition.slug][equals]=montpellier-2024&sort=startsAt&depth=1&limit=1',
    )
    await choose(page, 'room', docs[0].room.name)
    await page.getByText('À régler avant de publier').waitFor()
    await documentScreenshot(page, 'session-horaire-et-salle')
    // It saves itself: the button for it is active only until then.
    const find = `/api/sessions?where[title][equals]=${encodeURIComponent(title)}&draft=true&depth=1`
    const drafts = async () => (await (await page.request.get(find)).json()).docs
    await expect.poll(async () => (await drafts())[0]?.room?.name).toBe(docs[0].room.name)
    expect(await drafts()).toMatchObject([
      { format: 'workshop', _status: 'draft', startsAt: '2024-05-21T07:30:00.000Z' },
    ])
    expect(await publicSession(title)).toEqual([])
  })

  test('sees why the session cannot be published, changes its time and publishes it', async () => {
    await page.locator('#action-save').click()
    await toast(page, /accueille déjà/)
    await page.locator('.field-error, .tooltip', { hasText: 'accueille déjà' }).first().waitFor()
    await documentScreenshot(page, 'session-refus')
    expect(await publicSession(title)).toEqual([])
    await openTab(page, 'Horaire et salle')
    await page.getByLabel('Début').fill('2024-05-21T07:30')
    await page.getByLabel('Fin').fill('2024-05-21T08:00')
    await page.locator('#action-save').click()
    await page.locator('.doc-controls', { hasText: 'Publié' }).waitFor()
    const [session] = await publicSession(title)
    expect(session).toMatchObject({
      title,
      startsAt: '2024-05-21T05:30:00.000Z',
      edition: { slug: 'montpellier-2024' },
    })
    await page.getByText('À régler avant de publier').waitFor({ state: 'detached' })
    await page.reload()
    await page.getByText('Salle et personnes libres à cette heure.').waitFor()
    await page.locator('#field-edition', { hasText: '2024 · Montpellier' }).waitFor()
    await documentScreenshot(page, 'session-publiee')
  })

  test('adds a photo, which is public without its metadata', async () => {
    const taken = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#8a5a44' } })
      .jpeg()
      .withExif({
        IFD0: { Make: 'Appareil-secret', Copyright: 'Personne-secrete' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 36/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '3/1 52/1 0/1' },
      })
      .toBuffer()
    expect((await sharp(taken).metadata()).exif?.toString('latin1')).toContain('Appareil-secret')
    await page.goto('/admin/collections/media/create')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'IMG_0042.jpg', mimeType: 'image/jpeg', buffer: taken })
    await page.getByLabel('Description de l’image').fill('Une salle pendant un atelier')
    await page.getByLabel('Une personne est reconnaissable').uncheck()
    await page.locator('#action-save').click()
    await toast(page, /enregistré/i)
    await page.locator('.file-details img').first().waitFor()
    await documentScreenshot(page, 'image')
    const { docs } = await json('/api/media?where[alt][equals]=Une salle pendant un atelier')
    const [media] = docs
    const urls = [media.url, ...Object.values<{ url: string | null }>(media.sizes).map(({ url }) => url)].filter(
      Boolean,
    )
    expect(urls.length).toBeGreaterThan(3)
    for (const url of urls) {
      const bytes = Buffer.from(await (await fetch(new URL(String(url), server.url))).arrayBuffer())
      const { exif, xmp, iptc, format } = await sharp(bytes).metadata()
      const expected = String(url).endsWith('-og.jpg') ? 'jpeg' : 'webp'
      expect({ format, exif, xmp, iptc }).toEqual({
        format: expected,
        exif: undefined,
        xmp: undefined,
        iptc: undefined,
      })
      expect(bytes.toString('latin1')).not.toMatch(/Appareil-secret|Personne-secrete/)
    }
  })
})

describe('the lists and the home', () => {
  for (const [name, path, ready, capture] of [
    ['tableau-de-bord', '/admin', 'Programme', saveScreenshot],
    ['liste-sessions', '/admin/collections/sessions?limit=25', 'Sessions', saveScreenshot],
    ['liste-temoignages', '/admin/collections/testimonials', 'Témoignages', documentScreenshot],
    ['liste-accords', '/admin/collections/consents', 'Accords', saveScreenshot],
  ] as const) {
    test(`${name} is in French`, async () => {
      await page.goto(path)
      await page.getByRole('heading', { name: ready }).first().waitFor()
      await page.waitForLoadState('networkidle')
      const text = await page.locator('main, .template-default__wrap').first().innerText()
      expect(text).not.toMatch(/\b(Create New|Search by|Columns|Filters|No results|undefined|null|NaN)\b/)
      await capture(page, name)
    })
  }

  test('a testimonial shows its consents', async () => {
    const { docs } = await json('/api/testimonials?limit=1')
    await page.goto(`/admin/collections/testimonials/${docs[0].id}`)
    await page.getByRole('button', { name: 'Accords' }).click()
    await page.locator('table').first().waitFor()
    await documentScreenshot(page, 'temoignage-accords')
  })
})

describe('the clicks of a new editor', () => {
  let day: Page
  let edition: { id: string; slug: string; startsOn: string }

  beforeAll(async () => {
    const { context, page: opened } = await browser.visit({
      baseURL: server.url,
      viewport: { width: 1440, height: 900 },
    })
    day = opened
    // In the session of the tab, so that they are counted over several pages.
    await context.addInitScript(() =>
      addEventListener(
        'pointerdown',
        () => sessionStorage.setItem('clicks', String(Number(sessionStorage.getItem('clicks')) + 1)),
        true,
      ),
    )
    await day.goto('/admin')
    await logIn(day, server)
    ;[edition] = (await json('/api/editions?sort=-startsOn&limit=1&depth=0')).docs
  })

  const begin = () => day.evaluate(() => sessionStorage.removeItem('clicks'))
  const clicks = () => day.evaluate(() => Number(sessionStorage.getItem('clicks')))

  test('a session is written and published in eight clicks at most', async () => {
    await day.goto('/admin/collections/sessions')
    await begin()
    await day
      .getByRole('link', { name: /^Créer/ })
      .first()
      .click()
    await day.waitForFunction(() => document.activeElement?.id === 'field-title')
    await day.keyboard.type('Oser le numérique')
    await choose(day, 'format', 'Table ronde')
    await openTab(day, 'Horaire et salle')
    await day.getByLabel('Début').click()
    await day.getByLabel('Début').fill(`${edition.startsOn}T12:00`)
    await day.getByRole('button', { name: /^45.min, jusqu’à 12.h.45$/ }).click()
    await day.waitForURL(/\/sessions\/[0-9a-f-]{24,36}/)
    await day.locator('#action-save:enabled').click()
    const notice = day.locator('.payload-toast-item', { hasText: 'C’est en ligne' })
    await notice.waitFor()
    expect(await clicks()).toBeLessThanOrEqual(8)
    const address = await notice.getByRole('link').getAttribute('href')
    expect(await (await fetch(`${server.url}${address}`)).text()).toContain('Oser le numérique')
    await saveScreenshot(day, 'journee-session-publiee')
  })

  // A portrait with the consent of its person: `portrait.long.test.ts`.
  test('a session is moved and the programme released in four clicks at most', async () => {
    const id = await editionOf(server)
    await showBoard(day, id)
    await begin()
    const block = session(day, 'Financer votre formation')
    const { x, y } = (await block.boundingBox()) ?? { x: 0, y: 0 }
    await day.mouse.move(x + 30, y + 10)
    await day.mouse.down()
    await day.mouse.move(x + 30, y + 30, { steps: 4 })
    await day.mouse.move(x + 30, y + 200, { steps: 4 })
    await day.mouse.up()
    await hasNotice(day, /« Financer votre formation »/)
    const draft = () => draftOf(day, 'Financer votre formation')
    await expect.poll(draft).toMatchObject({ _status: 'draft' })
    await day.getByRole('link', { name: 'Publication', exact: true }).click()
    await day.getByRole('button', { name: 'Publier le programme' }).click()
    await day.getByRole('dialog').getByRole('button', { name: 'Publier le programme' }).click()
    const outcome = day.locator('.release__outcome')
    await outcome.getByText(/^C’est publié\./).waitFor()
    expect(await clicks()).toBeLessThanOrEqual(4)
    await expect.poll(draft).toMatchObject({ _status: 'published' })
    const page = await outcome.getByRole('link').first().getAttribute('href')
    expect((await fetch(new URL(String(page), server.url))).status).toBe(200)
  })

  test.each(['light', 'dark'] as const)('the screens of the day, %s, at three widths', async (colorScheme) => {
    const { page: shown } = await browser.visit({ baseURL: server.url, colorScheme })
    await shown.goto('/admin')
    await logIn(shown, server)
    const written = (await json('/api/sessions?where[slug][equals]=oser-le-numerique&limit=1')).docs[0].id
    for (const [name, path] of [
      ['accueil', ''],
      ['liste', '/collections/sessions'],
      ['session', `/collections/sessions/${written}`],
      ['programme', `/collections/editions/${edition.id}/programme`],
      ['publication', `/collections/editions/${edition.id}/publication`],
    ]) {
      await shown.setViewportSize({ width: 1440, height: 900 })
      await shown.goto(`/admin${path}`)
      await shown.waitForLoadState('networkidle')
      for (const width of [1440, 1024, 390]) {
        await shown.setViewportSize({ width, height: 900 })
        await saveScreenshot(shown, `journee-${name}-${width}${colorScheme === 'dark' ? '-sombre' : ''}`)
      }
    }
    await shown.context().close()
  })
})
