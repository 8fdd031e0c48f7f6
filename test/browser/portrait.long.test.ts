import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD } from '../support/accounts'
import { logIn, toast } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser, type Visitor } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { documentScreenshot, saveScreenshot } from '../support/screenshot'
import { halves } from '../support/uploads'

let browser: TestBrowser
let server: RunningServer
let page: Page
let speaker: { id: string; slug: string }

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  page = await visit(server)
  const data = { name: 'Awa Ndiaye-Berger', headline: 'Ingénieure', _status: 'published' }
  speaker = (await (await page.request.post('/api/speakers', { data })).json()).doc
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function visit(account: { adminEmail: string; adminPassword: string }, visitor: Visitor = {}): Promise<Page> {
  const visited = await browser.visit({ baseURL: server.url, viewport: { width: 1280, height: 900 }, ...visitor })
  await visited.page.goto('/admin')
  await logIn(visited.page, account)
  return visited.page
}

async function openSpeaker(on: Page): Promise<void> {
  await on.goto(`/admin/collections/speakers/${speaker.id}`)
  await on.locator('#field-name').waitFor()
}

const photoOnSite = async (): Promise<{ alt: string } | null> =>
  (await (await fetch(`${server.url}/api/speakers/${speaker.id}?depth=1`)).json()).photo

const consents = async (): Promise<Record<string, unknown>[]> =>
  (await (await page.request.get(`/api/consents?where[subject.value][equals]=${speaker.id}&depth=0`)).json()).docs

describe('a portrait with its consent', () => {
  test('is added in six clicks from the form of the speaker', async () => {
    await openSpeaker(page)
    let clicks = 0
    const click = async (name: string | RegExp, within: string) => {
      clicks += 1
      await page.locator(within).getByRole('button', { name }).first().click()
    }
    await click(/^Créer/, '#field-photo')
    const drawer = page.locator('.doc-drawer')
    const file = drawer.locator('input[type=file]').first()
    clicks += 1
    await file.setInputFiles({ name: 'IMG_2041.png', mimeType: 'image/png', buffer: await halves(1600, 1200) })
    const alt = drawer.locator('[name=alt]')
    clicks += 1
    await alt.fill('Awa Ndiaye-Berger sourit, bras croisés, devant un tableau blanc')
    await click(/^Enregistrer|^Publier/, '.doc-drawer .doc-controls')
    const field = page.locator('#field-photo')
    await field.getByText('Awa Ndiaye-Berger sourit').waitFor()
    await field.getByText('Aucun accord : la photo ne paraît pas.').waitFor()
    expect(await field.innerText()).not.toMatch(/webp|Ko|KB/)
    await saveScreenshot(page, 'portrait-sans-accord')
    await click('Ajouter l’accord', '#field-photo')
    expect(await accessibilityProblems(page, ['.admin-dialog', '#field-photo'])).toEqual([])
    await documentScreenshot(page, 'accord-portrait')
    await click('Enregistrer l’accord', '.admin-dialog')
    await toast(page, /Accord enregistré — la photo paraîtra avec la fiche/)
    expect(clicks).toBeLessThanOrEqual(6)
    expect(await consents()).toMatchObject([
      {
        person: 'Awa Ndiaye-Berger',
        scope: ['photo'],
        givenOn: new Date().toISOString().slice(0, 10),
        expiresOn: null,
      },
    ])
  })

  test('is on the site once published, and leaves it at once when the consent is withdrawn', async () => {
    await page.locator('#action-save').click()
    await page.locator('#field-photo').getByText('Accord valable, sans limite.').waitFor()
    expect(await photoOnSite()).toMatchObject({ alt: expect.stringContaining('sourit') })
    const image = page.locator('#field-photo .chosen-picture__image')
    const [width, height] = await image.evaluate((one: HTMLImageElement) => [one.naturalWidth, one.naturalHeight])
    expect([width, height]).toEqual([320, 400])
    await saveScreenshot(page, 'portrait-avec-accord')
    await page.goto(`/admin/collections/speakers/${speaker.id}#field=photo`)
    await page.waitForFunction(() => document.activeElement?.closest('#field-photo'))
    expect(await page.evaluate(() => document.activeElement?.closest('.photo-consent'))).toBeNull()
    await page.getByRole('button', { name: 'Retirer l’accord' }).click()
    expect(await accessibilityProblems(page, ['.admin-dialog'])).toEqual([])
    await saveScreenshot(page, 'portrait-retirer')
    await page.getByRole('button', { name: /^Retirer maintenant/ }).click()
    await toast(page, /Accord retiré — la photo ne paraît plus/)
    expect(await photoOnSite()).toBeNull()
    await page
      .locator('#field-photo')
      .getByText(/Accord retiré le .* la photo ne paraît pas/)
      .waitFor()
  })

  test('is covered again with an end and a signed document, once that document is a PDF', async () => {
    await page.getByRole('button', { name: 'Ajouter l’accord' }).click()
    const dialog = page.locator('.admin-dialog')
    expect(await dialog.getByLabel('Qui a donné son accord').inputValue()).toBe('Awa Ndiaye-Berger')
    await dialog.getByLabel(/Valable jusqu’au/).fill('2030-06-30')
    const signed = { name: 'accord.pdf', mimeType: 'application/pdf', buffer: Buffer.from('rien') }
    await dialog.getByLabel(/Document signé/).setInputFiles(signed)
    await dialog.getByRole('button', { name: 'Enregistrer l’accord' }).click()
    await dialog.getByRole('alert').filter({ hasText: 'n’est pas un PDF lisible' }).waitFor()
    await dialog
      .getByLabel(/Document signé/)
      .setInputFiles({ ...signed, buffer: Buffer.from('%PDF-1.4\nAccord\n%%EOF\n') })
    await dialog.getByRole('button', { name: 'Enregistrer l’accord' }).click()
    await toast(page, /Accord enregistré — la photo paraît\./)
    await page.locator('#field-photo').getByText('Accord valable jusqu’au 30 juin 2030.').waitFor()
    const [added] = (await consents()).filter(({ withdrawnAt }) => !withdrawnAt)
    expect(added).toMatchObject({ expiresOn: '2030-06-30', evidence: expect.any(String) })
    expect(await photoOnSite()).not.toBeNull()
  })

  test('shows its state to a contributor, and no name from a consent', async () => {
    const account = { email: 'camille@exemple.fr', password: PASSWORD, name: 'Camille', role: 'contributor' }
    expect((await page.request.post('/api/users', { data: account })).status()).toBe(201)
    const contributor = await visit(
      { adminEmail: account.email, adminPassword: PASSWORD },
      { viewport: screens.phone, colorScheme: 'dark' },
    )
    const asked: string[] = []
    contributor.on('request', (request) => asked.push(request.url()))
    await openSpeaker(contributor)
    const field = contributor.locator('#field-photo')
    await field.getByText('Accord valable jusqu’au 30 juin 2030.').waitFor()
    expect(await field.innerText()).not.toMatch(/Ajouter|Retirer/)
    expect(asked.filter((url) => url.includes('/api/consents'))).toEqual([])
    expect(await accessibilityProblems(contributor, ['#field-photo'])).toEqual([])
    await field.scrollIntoViewIfNeeded()
    await saveScreenshot(contributor, 'portrait-telephone-sombre')
  })

  test('is listed and chosen by its description', async () => {
    await page.goto('/admin/collections/media')
    const row = page.locator('tbody tr', { hasText: 'Awa Ndiaye-Berger sourit' })
    await row.locator('img').waitFor()
    await page.waitForLoadState('networkidle')
    await saveScreenshot(page, 'liste-images')
    await row.getByRole('link').first().click()
    await page.waitForURL(/\/media\/[\w-]+/)
    const data = { name: 'Zoé Essai', _status: 'published' }
    const { doc } = await (await page.request.post('/api/speakers', { data })).json()
    await page.goto(`/admin/collections/speakers/${doc.id}`)
    await page.locator('#field-photo').getByRole('button', { name: 'Choisir dans la liste' }).click()
    const drawer = page.locator('.list-drawer')
    await drawer.getByRole('button', { name: 'Awa Ndiaye-Berger sourit' }).click()
    await page.locator('#field-photo').getByText('Awa Ndiaye-Berger sourit').waitFor()
  })
})
