import type { Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collections } from '../../collections'
import { tabOfField } from '../../src/admin/checks/tab-of-field'
import { editAddress } from '../../src/domain/checks/address'
import { logIn } from '../support/admin-form'
import { openBrowser, type TestBrowser } from '../support/browser'
import { placesToReach } from '../support/places-of-rules'
import { type RunningServer, startServer } from '../support/production-server'

// Every place to which a rule of « Contrôles » can lead, while the form remembers another tab.

let browser: TestBrowser
let server: RunningServer
let page: Page
const documents = new Map<string, { id: string; preference: { url: string; body: Remembered } | undefined }>()

/** What Payload stores of a form: the open tab of each group of tabs. */
interface Remembered {
  value: { fields: Record<string, { tabIndex: number }> }
}

const places = placesToReach()
const fieldsOf = (slug: string) => collections.find((one) => one.slug === slug)?.fields ?? []
const tabsOf = (slug: string) => fieldsOf(slug).flatMap((field) => (field.type === 'tabs' ? field.tabs : []))

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  ;({ page } = await browser.visit({ baseURL: server.url, viewport: { width: 1280, height: 900 } }))
  await page.goto('/admin')
  await logIn(page, server)
  for (const collection of new Set(places.map((place) => place.collection))) {
    const id = await documentOf(collection)
    documents.set(collection, { id, preference: await rememberATab(collection, id) })
  }
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const byPeople = (one: { participants?: unknown[] }, other: { participants?: unknown[] }) =>
  (other.participants?.length ?? 0) - (one.participants?.length ?? 0)

/** The id of a document that has every field to reach: of sessions one with many people. */
async function documentOf(collection: string): Promise<string> {
  const { docs } = await (await page.request.get(`/api/${collection}?limit=200&depth=0`)).json()
  docs.sort(byPeople)
  if (collection !== 'testimonials' && collection !== 'sessions') return docs[0].id
  // The fields of a video are shown once it has an address.
  const field = collection === 'sessions' ? 'recording' : 'video'
  const data = { [field]: { ...docs[0][field], url: 'https://exemple.fr/video' }, _status: 'draft' }
  expect((await page.request.patch(`/api/${collection}/${docs[0].id}?draft=true`, { data })).status()).toBe(200)
  return docs[0].id
}

/** Opens a tab of a form as an editor does. Returns what Payload stored of it; `undefined` for a form without tabs. */
async function rememberATab(collection: string, id: string) {
  if (tabsOf(collection).length < 2) return undefined
  await page.goto(`/admin/collections/${collection}/${id}`)
  const stored = page.waitForRequest(
    (request) =>
      request.method() === 'POST' &&
      request.url().includes('payload-preferences') &&
      /tabIndex/.test(request.postData() ?? ''),
  )
  await page.locator('.document-fields__main .tabs-field__tab-button').nth(1).click()
  const request = await stored
  return { url: new URL(request.url()).pathname, body: request.postDataJSON() as Remembered }
}

/** Stores that another tab than that of the field was open last. */
async function rememberAnotherTab(collection: string, path: string): Promise<void> {
  const { preference } = documents.get(collection) ?? {}
  if (!preference) return
  const own = tabOfField(fieldsOf(collection) as never, path)
  const tabIndex = own === undefined || own === 0 ? tabsOf(collection).length - 1 : 0
  const fields = Object.fromEntries(Object.keys(preference.body.value.fields).map((name) => [name, { tabIndex }]))
  const data = { value: { ...preference.body.value, fields } }
  expect((await page.request.post(preference.url, { data })).ok()).toBe(true)
}

/** Whether the focus is in the field of a path, and the field on the screen. */
const isFocused = (path: string) => {
  const id = `field-${path.replaceAll('.', '__')}`
  const field = document.getElementById(id) ?? document.querySelector(`label[for="${id}"]`)?.closest('.field-type')
  const { top = -1, bottom = -1 } = document.activeElement?.getBoundingClientRect() ?? {}
  return Boolean(field?.contains(document.activeElement)) && bottom > 0 && top < window.innerHeight
}

type Reached = (typeof places)[number]

/** Opens the link of a finding, and waits until the cursor is in the field, also once the form has opened its own tab. */
async function follow({ collection, path, locale }: Reached): Promise<void> {
  const { id = '', preference } = documents.get(collection) ?? {}
  await rememberAnotherTab(collection, path)
  await page.goto('about:blank')
  const remembered = preference && page.waitForResponse((response) => isRead(response, preference.url))
  await page.goto(editAddress({ collection, id, path, locale }, '/admin'), { waitUntil: 'domcontentloaded' })
  await remembered
  await page.waitForFunction(isFocused, path, { timeout: 12_000 })
  // The form opens the tab that it remembers when it is rendered with the answer.
  await page.evaluate(twoFrames)
  await page.waitForFunction(isFocused, path, { timeout: 4_000 })
}

const isRead = (response: Response, path: string) =>
  response.request().method() === 'GET' && new URL(response.url()).pathname === path

const twoFrames = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50))))

test.each(places.map((place) => [`${place.collection} ${place.path} ${place.locale ?? 'fr'}`, place] as const))(
  'the link to %s puts the cursor there',
  async (_name, place) => follow(place),
)

// The labels differ, and nothing else: one field of each form is enough.
describe('with the admin in English', () => {
  beforeAll(() => page.context().addCookies([{ name: 'payload-lng', value: 'en', url: server.url }]))
  const ofEachForm = [...new Map(places.map((place) => [place.collection, place])).values()]
  test.each(ofEachForm.map((place) => [`${place.collection} ${place.path}`, place] as const))(
    'the link to %s puts the cursor there',
    async (_name, place) => follow(place),
  )
})
