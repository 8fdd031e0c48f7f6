import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTab } from '../support/admin-form'
import { aPerson } from '../support/admin-people'
import { accessibilityProblems } from '../support/axe'
import { openBrowser, screens, type TestBrowser, type Visitor } from '../support/browser'
import { plainSpaces } from '../support/plain-spaces'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'

let browser: TestBrowser
let server: RunningServer
let people: { claire: Page; lea: Page }
let edition: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  people = { claire: await open('Claire Martin'), lea: await open('Léa Petit') }
  const found = await fetch(`${server.url}/api/editions?where[slug][equals]=montpellier-2024&depth=0`)
  edition = (await found.json()).docs[0].id
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function idOf(slug: string): Promise<string> {
  const where = `where[slug][equals]=${slug}&where[edition][equals]=${edition}`
  return (await (await fetch(`${server.url}/api/sessions?${where}&depth=0`)).json()).docs[0].id
}

const newest = async (id: string) =>
  (await people.claire.request.get(`/api/sessions/${id}?draft=true&depth=0&locale=fr`)).json()

const title = (page: Page) => page.getByLabel('Titre').first()
const places = (page: Page) => page.getByLabel('Nombre de places')
const note = (page: Page) => page.locator('.others-note')
const question = (page: Page) => page.locator('.edit-conflict')

/** Opens the admin as a new account with this name, who writes in a form that somebody else has open. */
async function open(name: string, visitor: Visitor = {}): Promise<Page> {
  const { page } = await aPerson(browser, server, name, visitor)
  const also = page.getByRole('button', { name: 'Écrire aussi' })
  await page.addLocatorHandler(also, () => also.click())
  return page
}

async function show(page: Page, id: string): Promise<void> {
  await page.goto(`/admin/collections/sessions/${id}`)
  await page.locator('form[data-form-ready="true"]').waitFor()
  await title(page).waitFor()
}

test('two people save different fields of one page: both stay, and each sees what the other changed', async () => {
  const { claire, lea } = people
  const id = await idOf('ouverture')
  await show(claire, id)
  await show(lea, id)
  await title(claire).fill('Ouverture en fanfare')
  await expect.poll(async () => (await newest(id)).title).toBe('Ouverture en fanfare')
  await places(lea).fill('77')
  await expect.poll(async () => (await newest(id)).capacity).toBe(77)
  expect((await newest(id)).title).toBe('Ouverture en fanfare')
  await expect.poll(() => title(lea).inputValue()).toBe('Ouverture en fanfare')
  await expect
    .poll(async () => plainSpaces((await note(lea).textContent()) ?? ''))
    .toContain('Claire Martin a changé : Titre.')
  await saveScreenshot(lea, 'deux-personnes-note')
  expect(await accessibilityProblems(lea, ['.others-note'])).toEqual([])

  await title(claire).pressSequentially(' !')
  await expect.poll(async () => (await newest(id)).title).toBe('Ouverture en fanfare !')
  expect((await newest(id)).capacity).toBe(77)
  await expect.poll(() => places(claire).inputValue()).toBe('77')
})

test('an open form shows what somebody else changed while nobody types in it', async () => {
  const { claire, lea } = people
  const id = await idOf('faire-le-point-sur-vos-competences')
  await show(claire, id)
  await show(lea, id)
  await title(lea).fill('Faire le point')
  await expect.poll(() => title(claire).inputValue(), { timeout: 30_000 }).toBe('Faire le point')
  expect(await note(claire).textContent()).toContain('Léa Petit')
})

test('one field changed by two people is asked in the form, with both texts; meanwhile the other fields are saved', async () => {
  const { claire, lea } = people
  const id = await idOf('ecrire-vos-premieres-lignes-de-code')
  await show(claire, id)
  await show(lea, id)
  await title(lea).fill('Le titre de Léa')
  await title(claire).fill('Le titre de Claire')
  await Promise.race([question(claire).waitFor(), question(lea).waitFor()])
  const [asked, other, own, theirs] = (await question(lea).isVisible())
    ? ([lea, 'Claire Martin', 'Le titre de Léa', 'Le titre de Claire'] as const)
    : ([claire, 'Léa Petit', 'Le titre de Claire', 'Le titre de Léa'] as const)
  const text = plainSpaces((await question(asked).textContent()) ?? '')
  for (const part of [`La version de ${other}`, own, theirs]) expect(text).toContain(part)
  expect(text).not.toContain('@')
  expect(await accessibilityProblems(asked, ['.edit-conflict'])).toEqual([])
  await saveScreenshot(asked, 'deux-personnes-question')

  await places(asked).fill('31')
  await expect.poll(async () => (await newest(id)).capacity).toBe(31)
  expect((await newest(id)).title).toBe(theirs)
  expect(await title(asked).inputValue()).toBe(own)

  await asked.getByRole('button', { name: 'Garder la mienne' }).focus()
  await asked.keyboard.press('Enter')
  await question(asked).waitFor({ state: 'detached' })
  await expect.poll(async () => (await newest(id)).title).toBe(own)
})

test('keeping the version of the other person puts it into the form', async () => {
  const { claire, lea } = people
  const id = await idOf('reussir-un-entretien-dans-le-numerique')
  await show(lea, id)
  const response = await claire.request.patch(`/api/sessions/${id}?draft=true&locale=fr`, {
    data: { title: 'Un autre titre' },
  })
  expect(response.status()).toBe(200)
  await title(lea).fill('Le titre de Léa')
  await question(lea).waitFor()
  await lea.getByRole('button', { name: 'Garder la sienne' }).click()
  await question(lea).waitFor({ state: 'detached' })
  expect(await title(lea).inputValue()).toBe('Un autre titre')
  await places(lea).fill('12')
  await expect.poll(async () => (await newest(id)).capacity).toBe(12)
  expect((await newest(id)).title).toBe('Un autre titre')
})

test('a session that is moved on the board stays where it is when its form, open before, is saved', async () => {
  const { claire, lea } = people
  const id = await idOf('financer-votre-formation')
  await show(claire, id)
  const { updatedAt, room } = await newest(id)
  const data = {
    session: id,
    seen: updatedAt,
    startsAt: '2024-05-21T06:05:00.000Z',
    endsAt: '2024-05-21T06:35:00.000Z',
    room,
  }
  expect((await lea.request.post(`/api/programme/${edition}/moves`, { data })).status()).toBe(200)
  await places(claire).fill('55')
  await expect.poll(async () => (await newest(id)).capacity).toBe(55)
  expect((await newest(id)).startsAt).toBe('2024-05-21T06:05:00.000Z')
  await openTab(claire, 'Horaire et salle')
  await expect.poll(() => claire.getByLabel('Début').inputValue()).toBe('2024-05-21T08:05')
})

test('a text that is taken back leaves nothing to publish, and a later one is pending again', async () => {
  const { claire } = people
  const id = await idOf('pause-dejeuner')
  await show(claire, id)
  const status = claire.locator('.doc-controls__meta')
  const before = await title(claire).inputValue()
  for (const state of [/Modifié/, /Publié/, /Modifié/]) {
    await title(claire).fill(state.test('Publié') ? before : 'Un autre titre')
    await expect.poll(() => status.innerText()).toMatch(state)
  }
  expect(await newest(id)).toMatchObject({ title: 'Un autre titre', _status: 'draft' })
})

test.each([
  ['telephone', 'decouvrir-les-metiers-de-la-donnee', { viewport: screens.phone, deviceScaleFactor: 2 }],
  ['sombre', 'parler-salaire-sans-detour', { colorScheme: 'dark' }],
  ['zoom-200', 'rencontre-avec-les-associations', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
] as const)('the question can be answered on this screen: %s', async (name, slug, visitor) => {
  const page = await open('Claire Martin', visitor)
  const id = await idOf(slug)
  await show(page, id)
  const other = { title: `Un titre bien plus long, que quelqu’un d’autre a écrit entre-temps (${name})` }
  const saved = await people.lea.request.patch(`/api/sessions/${id}?draft=true&locale=fr`, { data: other })
  expect(saved.status()).toBe(200)
  await title(page).fill('Mon titre')
  await question(page).waitFor()
  expect(await accessibilityProblems(page, ['.edit-conflict'])).toEqual([])
  const box = await question(page).boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
  await saveScreenshot(page, `deux-personnes-question-${name}`)
  await page.getByRole('button', { name: 'Garder la sienne' }).click()
  expect(await title(page).inputValue()).toBe(other.title)
  await page.context().close()
})
