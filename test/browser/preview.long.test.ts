import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logIn, toast } from '../support/admin-form'
import { accessibilityProblems, pageViolations } from '../support/axe'
import { openBrowser, screens, type TestBrowser, type Visitor } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { documentScreenshot, saveScreenshot } from '../support/screenshot'
import { readExceptions, withoutExceptions } from './accessibility/exceptions'

const edition = '/fr/editions/montpellier-2024'
const policies = 'politiques-publiques-ce-qui-marche-ce-qui-manque'
const session = `${edition}/sessions/${policies}`
const pages = ['/', session, '/fr/speakers/leila-hamdi-exemple', '/en/testimonials/nadia-ferrand-exemple']

let browser: TestBrowser
let server: RunningServer
/** The page of a user who is logged in. */
let editor: Page
/** The page of a visitor without an account. */
let visitor: Page

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  editor = await visit({ viewport: { width: 1440, height: 900 } })
  visitor = await visit()
  await editor.goto('/admin')
  await logIn(editor, server)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const visit = async (as: Visitor = {}) => (await browser.visit({ baseURL: server.url, ...as })).page

async function found(collection: string, slug: string): Promise<{ id: string; title?: string }> {
  const path = `/api/${collection}?where[slug][equals]=${slug}&depth=0&draft=true`
  return (await (await editor.request.get(path)).json()).docs[0]
}

/** Opens a form and its preview, and returns the preview. */
async function openBeside(page: Page, path: string): Promise<FrameLocator> {
  await page.goto(path)
  const beside = page.locator('.live-preview-window--is-live-previewing')
  await page.locator('#live-preview-toggler').waitFor()
  if ((await beside.count()) === 0) await page.locator('#live-preview-toggler').click()
  await beside.waitFor()
  // The form is hydrated once it has measured the preview; text that is typed earlier is lost.
  await page.waitForFunction(() => {
    const measured = document.querySelector<HTMLInputElement>('.live-preview-toolbar-controls__device-size input')
    return Number(measured?.value) > 0
  })
  const preview = page.frameLocator('#live-preview-iframe')
  await preview.locator('.preview-note').waitFor()
  return preview
}

const width = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

describe('the preview beside a form', () => {
  test.each([
    ['editions', 'montpellier-2024', 'tagline', 'Une journée : la vôtre', 'A day of your own'],
    ['sessions', policies, 'title', 'Politiques publiques : ce qui change', 'Public policies: what changes'],
    ['speakers', 'leila-hamdi-exemple', 'headline', 'Journaliste : travail et techniques', 'Writes about work'],
    ['testimonials', 'nadia-ferrand-exemple', 'quote', 'J’ai osé : tout a changé', 'I dared, and all changed'],
  ])('shows %s while they are written, in both languages and on a phone', async (collection, slug, field, fr, en) => {
    const form = `/admin/collections/${collection}/${(await found(collection, slug)).id}`
    const preview = await openBeside(editor, `${form}?locale=fr`)
    await editor.locator(`#field-${field}`).fill(fr)
    await preview.getByText(fr).first().waitFor()
    if (collection === 'sessions') await documentScreenshot(editor, 'apercu')

    await openBeside(editor, `${form}?locale=en`)
    await editor.locator('.live-preview-toolbar-controls__breakpoint button').first().click()
    await editor.getByText('Téléphone', { exact: true }).click()
    await editor.locator(`#field-${field}`).fill(en)
    await preview.locator('html[lang=en]').getByText(en).first().waitFor()
    expect(await preview.locator('html').evaluate((html) => [html.scrollWidth, window.innerWidth])).toEqual([390, 390])
    if (collection === 'sessions') await documentScreenshot(editor, 'apercu-telephone')
  })

  test('is only for the team: the site shows the published text and no draft', async () => {
    const { id } = await found('sessions', policies)
    await visitor.goto(session)
    expect(await visitor.locator('h1').innerText()).toMatch(/ce qui marche/)
    const draft = {
      title: 'Rien que pour nous',
      edition: (await found('editions', 'montpellier-2024')).id,
      format: 'panel',
    }
    const created = await (await editor.request.post('/api/sessions?draft=true', { data: draft })).json()
    for (const path of [`${edition}/sessions/${created.doc.slug}`, `${edition}/sessions/${created.doc.id}`]) {
      expect((await visitor.goto(path))?.status()).toBe(404)
      await visitor.getByRole('heading', { name: 'Page introuvable' }).waitFor()
    }
    for (const hidden of [created.doc.id, id, 'nobody']) {
      expect((await visitor.goto(`/fr/preview/sessions/${hidden}`))?.status()).toBe(403)
      await visitor.getByRole('heading', { name: 'Cet aperçu est réservé à l’équipe' }).waitFor()
    }
    await visitor.getByRole('link', { name: 'Se connecter' }).click()
    await visitor.getByLabel('Mot de passe').waitFor()
    await visitor.goto(edition)
    expect(await visitor.getByText('Rien que pour nous').count()).toBe(0)
    await editor.goto(`/fr/preview/editions/${draft.edition}`)
    await editor.locator('.session', { hasText: 'Rien que pour nous' }).getByText('Brouillon').waitFor()
  })
})

describe('a share link', () => {
  test('is copied from the form, and opens the draft without an account', async () => {
    const { id } = await found('sessions', policies)
    await editor.goto(`/admin/collections/sessions/${id}?locale=fr`)
    await editor.getByRole('button', { name: 'Copier un lien d’aperçu' }).press('Enter')
    await toast(editor, /Toute personne qui l’a peut voir cette page jusqu’au/)
    await documentScreenshot(editor, 'lien-apercu')
    expect(await accessibilityProblems(editor, ['.share-link'])).toEqual([])
    const link = await editor
      .getByLabel('Lien d’aperçu', { exact: true })
      .inputValue({ timeout: 2_000 })
      .catch(() => editor.evaluate(() => navigator.clipboard.readText()))
    const answer = await visitor.goto(link)
    expect([answer?.status(), answer?.headers()['cache-control']]).toEqual([200, 'private, no-store'])
    await visitor.getByRole('heading', { name: /ce qui change/ }).waitFor()
    await visitor.getByText(/Ce lien fonctionne jusqu’au/).waitFor()
    await saveScreenshot(visitor, 'lien-ouvert')

    expect((await visitor.goto(link.slice(0, -2)))?.status()).toBe(403)
    await visitor.getByRole('heading', { name: 'Ce lien d’aperçu ne s’ouvre pas' }).waitFor()

    const [row] = (await (await editor.request.get(`/api/share-links?where[document.value][equals]=${id}`)).json()).docs
    expect((await editor.request.delete(`/api/share-links/${row.id}`)).status()).toBe(200)
    expect((await visitor.goto(link))?.status()).toBe(403)
    expect(await visitor.getByText(/ce qui change/).count()).toBe(0)
  })
})

describe('the screens of share links', () => {
  const sizes = { desktop: { width: 1440, height: 900 }, telephone: { width: 390, height: 844 } }

  /** Every problem of a page, at both sizes, light and dark. */
  async function problemsOf(page: Page, name: string, darken: (isDark: boolean) => Promise<void>): Promise<string[]> {
    const found: string[] = []
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport)
      await page.waitForTimeout(250)
      for (const isDark of [false, true]) {
        await darken(isDark)
        const violations = await withoutExceptions(page, await pageViolations(page), readExceptions())
        found.push(...violations.map(({ rule, target }) => `${name}, ${size}, dark ${isDark}: ${rule} ${target}`))
        await saveScreenshot(page, `${name}-${size}${isDark ? '-sombre' : ''}`)
      }
      await darken(false)
    }
    await page.setViewportSize(sizes.desktop)
    return found
  }

  test('have no accessibility problem, on a desktop and a phone, light and dark', { timeout: 120_000 }, async () => {
    const { id } = await found('sessions', policies)
    const order = { collection: 'sessions', id }
    const { url } = await (await editor.request.post('/api/share-links', { data: order })).json()
    const [row] = (await (await editor.request.get('/api/share-links?limit=1&depth=0')).json()).docs
    const inAdmin = (isDark: boolean) =>
      editor.evaluate((theme) => document.documentElement.setAttribute('data-theme', theme), isDark ? 'dark' : 'light')
    await editor.goto('/admin/collections/share-links')
    await editor.locator('table tbody tr').first().waitFor()
    const problems = await problemsOf(editor, 'liens-apercu', inAdmin)
    await editor.goto(`/admin/collections/share-links/${row.id}`)
    await editor.locator('h1').waitFor()
    problems.push(...(await problemsOf(editor, 'lien-apercu-fiche', inAdmin)))
    const page = await visit()
    const onSite = (isDark: boolean) => page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' })
    for (const [name, address] of Object.entries({ 'lien-page': url, 'lien-refuse': `${url}x` })) {
      await page.goto(address)
      problems.push(...(await problemsOf(page, name, onSite)))
    }
    expect(problems).toEqual([])
    await page.context().close()
  })
})

describe('the pages of the site', () => {
  test.each(['light', 'dark'] as const)('have no accessibility problem, in %s', async (colorScheme) => {
    const page = await visit({ colorScheme })
    for (const path of [...pages, '/fr/editions', '/fr/nulle-part']) {
      await page.goto(path)
      expect([path, ...(await accessibilityProblems(page, ['html']))]).toEqual([path])
    }
    await page.goto(edition)
    await saveScreenshot(page, `edition-${colorScheme}`)
  })

  test('show the current edition first, and work without JavaScript', async () => {
    const page = await visit({ javaScriptEnabled: false })
    const answer = await page.goto('/')
    expect(answer?.headers()).toMatchObject({
      'content-language': 'fr',
      'cache-control': 'public, max-age=0, must-revalidate',
    })
    // This header would make a browser request the page a second time.
    expect(answer?.headers()).not.toHaveProperty('critical-ch')
    await page.getByRole('heading', { level: 1, name: /numériques 2025/ }).waitFor()
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('link', { name: 'All editions' }).click()
    await page.getByRole('link', { name: /2024/ }).click()
    await page.getByRole('link', { name: 'See the programme' }).click()
    await page.getByRole('link', { name: 'They changed careers' }).click()
    await page.getByRole('heading', { level: 1, name: 'They changed careers' }).waitFor()
    await page.getByText('Tuesday 21 May 2024').waitFor()
  })

  test('fit 320 pixels, without a layout shift', async () => {
    const page = await visit({ viewport: { width: 320, height: 640 } })
    for (const path of [...pages, edition]) {
      await page.goto(path)
      expect([path, await width(page)]).toEqual([path, 320])
      expect([path, await shift(page)]).toEqual([path, 0])
    }
    await page.setViewportSize(screens.desktop)
    await page.goto(edition)
    expect(await shift(page)).toBe(0)
  })

  test('offer each image in the sizes of the API', async () => {
    const { hero } = (
      await (await fetch(`${server.url}/api/editions?where[slug][equals]=montpellier-2024&depth=1`)).json()
    ).docs[0]
    await visitor.goto(edition)
    const [image] = await visitor
      .locator('.hero img')
      .evaluateAll((images) => (images as HTMLImageElement[]).map(({ srcset, sizes, alt }) => ({ srcset, sizes, alt })))
    const { thumbnail, card, hero: large } = hero.sizes
    const offered = [thumbnail, card, large].map((size) => `${new URL(size.url, server.url).pathname} ${size.width}w`)
    expect(image).toEqual({ srcset: offered.join(', '), sizes: expect.stringMatching(/vw$/), alt: hero.alt })
    const bare = visitor.locator('img:not([srcset][sizes][width][height])')
    expect([await visitor.locator('img').count(), await bare.count()]).toEqual([12, 0])
  })

  test('print the programme on A4: no menu, times beside titles, no session cut in two', async () => {
    // A4 without its margins, in pixels.
    await visitor.setViewportSize({ width: 673, height: 980 })
    await visitor.emulateMedia({ media: 'print' })
    await visitor.goto(edition)
    expect(await visitor.locator('.masthead nav, .hero, .colophon').filter({ visible: true }).count()).toBe(0)
    expect(await width(visitor)).toBe(673)
    const rows = await visitor.locator('.session').evaluateAll((sessions) =>
      sessions.map((one) => {
        const [slot, title] = [one.querySelector('time'), one.querySelector('h4')].map((part) =>
          part?.getBoundingClientRect(),
        )
        return { isBeside: (slot?.right ?? 0) < (title?.left ?? 0), breaks: getComputedStyle(one).breakInside }
      }),
    )
    expect(rows.length).toBeGreaterThan(10)
    for (const row of rows) expect(row).toEqual({ isBeside: true, breaks: 'avoid' })
    const printed = (await visitor.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(printed).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/)
  })

  test('say that no edition is published yet', async () => {
    await editor.request.patch('/api/editions?where[id][exists]=true', { data: { _status: 'draft' } })
    const page = await visit()
    expect((await page.goto('/'))?.status()).toBe(200)
    await page.getByRole('heading', { name: 'La prochaine édition se prépare' }).waitFor()
    expect(await accessibilityProblems(page, ['html'])).toEqual([])
    await saveScreenshot(page, 'aucune-edition')
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'The next edition is in the making' }).waitFor()
  })
})

/** Returns the cumulative layout shift of a page that is scrolled to its end. */
async function shift(page: Page): Promise<number> {
  await page.evaluate(async () => {
    for (const image of document.images) {
      image.scrollIntoView()
      await image.decode().catch(() => undefined)
    }
    await document.fonts.ready
  })
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() => setTimeout(() => resolve(sum), 50))
      }),
  )
}
