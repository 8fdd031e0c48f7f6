import { describe, expect, test } from 'vitest'
import { choose, openTab } from '../support/admin-form'
import { screens } from '../support/browser'
import {
  draftAt,
  hasOwnAddress,
  newDocuments,
  openNew,
  savedByThemselves,
  typing,
  written,
} from '../support/new-documents'
import { saveScreenshot } from '../support/screenshot'

const site = newDocuments()

describe.each(['editor', 'contributor'] as const)('opening a form as %s', (role) => {
  test('writes nothing, in any collection whose drafts save themselves', async () => {
    const page = await site.visit({}, await site.createAccount(role))
    const before = await site.rows()
    for (const slug of savedByThemselves) {
      await page.goto(`/admin/collections/${slug}/create`)
      await page.locator('h1').first().waitFor()
      expect(new URL(page.url()).pathname).toBe(`/admin/collections/${slug}/create`)
    }
    await page.goto('/admin')
    expect(await site.rows()).toEqual(before)
    await page.context().close()
  })
})

describe('writing', () => {
  test('says why the server refuses, at the field too, and saves once it is mended', async () => {
    const page = await site.visit()
    const before = await site.rows()
    await openNew(page, 'sessions')
    await page.locator('#field-slug').fill('essai')
    await page.route(/\/api\/sessions\?/, (route) =>
      route.fulfill({
        status: 400,
        json: { errors: [{ data: { errors: [{ path: 'slug', message: 'L’adresse « essai » est prise.' }] } }] },
      }),
    )
    await page.getByRole('status').filter({ hasText: 'est prise' }).waitFor()
    expect(await page.locator('#field-slug').inputValue()).toBe('essai')
    expect(await site.rows()).toEqual(before)
    await page.unroute(/\/api\/sessions\?/)
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await hasOwnAddress(page)
    expect((await draftAt(page)).slug).toBe('essai')
    await page.context().close()
  })

  test('publishes a document that is published at once, once', async () => {
    const page = await site.visit()
    const before = await site.rows()
    await openNew(page, 'organisations')
    await page.locator('#field-name').fill('Association publiée d’emblée')
    await page.locator('#action-save').click()
    await page.locator('.doc-controls', { hasText: 'Publié' }).waitFor()
    expect(await draftAt(page)).toMatchObject({ name: 'Association publiée d’emblée', _status: 'published' })
    expect((await site.rows()).organisations).toBe((before.organisations ?? 0) + 1)
    await page.context().close()
  })
})

describe('leaving', () => {
  test('without typing, or with what was typed taken back, leaves nothing', async () => {
    const page = await site.visit()
    const before = await site.rows()
    await openNew(page, 'sessions')
    await page.locator('#field-title').press('A')
    await page.locator('#field-title').press('Backspace')
    await page.waitForTimeout(1_500)
    await page.locator('.step-nav a', { hasText: 'Sessions' }).click()
    await page.waitForURL((url) => url.pathname.endsWith('/collections/sessions'))
    expect(await site.rows()).toEqual(before)
    await page.context().close()
  })

  test('and coming back shows the document that was begun, and « Créer » begins another one', async () => {
    const page = await site.visit()
    const before = await site.rows()
    await openNew(page, 'rooms')
    await page.locator('#field-name').pressSequentially('Salle A', typing)
    await hasOwnAddress(page)
    const { pathname } = new URL(page.url())
    await page.locator('.doc-controls__popup button').first().click()
    await page.locator('#action-create').click()
    await page.waitForURL((url) => url.pathname.endsWith('/rooms/create'))
    await page.locator('h1', { hasText: 'Nouvelle salle' }).waitFor()
    expect(await page.locator('#field-name').inputValue()).toBe('')
    await page.goBack()
    await page.waitForURL((url) => url.pathname === pathname)
    await expect.poll(() => page.locator('#field-name').inputValue(), written).toBe('Salle A')
    // The form of before is replaced by one with what the server has.
    await page.waitForLoadState('networkidle')
    await page.locator('#field-name').press('End')
    await page.locator('#field-name').pressSequentially('1', typing)
    await expect.poll(async () => (await draftAt(page)).name, written).toBe('Salle A1')
    expect((await site.rows()).rooms).toBe((before.rooms ?? 0) + 1)
    await page.context().close()
  })
})

test('a start that nobody changed follows the edition that is chosen', async () => {
  const page = await site.visit()
  await openNew(page, 'sessions')
  await openTab(page, 'Horaire et salle')
  const start = page.getByLabel('Début')
  await expect.poll(() => start.inputValue()).toContain(site.edition.startsOn)
  await choose(page, 'edition', /2024/)
  await expect.poll(() => start.inputValue()).toBe('2024-05-21T09:00')
  await hasOwnAddress(page)
  expect((await draftAt(page)).startsAt).toBe('2024-05-21T07:00:00.000Z')
  await page.context().close()
})

test.each([
  ['bureau', {}],
  ['sombre', { colorScheme: 'dark' }],
  ['telephone', { viewport: screens.phone, deviceScaleFactor: 2 }],
  ['zoom-200', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
] as const)('a new document looks right on this screen: %s', async (name, visitor) => {
  const page = await site.visit(visitor)
  await openNew(page, 'sessions')
  expect(await page.getByRole('button', { name: 'Annuler la session' }).count()).toBe(0)
  await page.waitForTimeout(500)
  await saveScreenshot(page, `creation-${name}`)
  const field = page.locator('#field-title')
  await field.pressSequentially('Une session au calme', typing)
  await hasOwnAddress(page)
  await expect.poll(async () => (await draftAt(page)).title, written).toBe('Une session au calme')
  expect(await page.getByRole('button', { name: 'Annuler la session' }).count()).toBe(0)
  await saveScreenshot(page, `creation-commencee-${name}`)
  await page.context().close()
})

test('a failed first save is seen at once on a phone', async () => {
  const page = await site.visit({ viewport: screens.phone, deviceScaleFactor: 2 })
  await openNew(page, 'speakers')
  await page.context().setOffline(true)
  await page.locator('#field-name').pressSequentially('Grace Hopper', typing)
  const message = page.getByRole('status').filter({ hasText: 'le serveur ne répond pas' })
  await message.waitFor()
  const box = await message.boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(screens.phone.width)
  await saveScreenshot(page, 'creation-sans-reseau-telephone')
  await page.context().setOffline(false)
  await hasOwnAddress(page)
  expect((await draftAt(page)).name).toBe('Grace Hopper')
  await page.context().close()
})

test('typing in a drawer creates a draft, which the field then names', async () => {
  const page = await site.visit()
  const before = await site.rows()
  await openNew(page, 'sessions')
  await openTab(page, 'Horaire et salle')
  const drawer = page.locator('.doc-drawer')
  const name = drawer.locator('#field-name, #field-name-2')
  await page.locator('#field-room .relationship-add-new__add-button').click()
  await name.pressSequentially('Salle écrite dans un tiroir, sans une faute', typing)
  expect(await name.inputValue()).toBe('Salle écrite dans un tiroir, sans une faute')
  const find = `/api/rooms?where[name][like]=tiroir&draft=true&depth=0`
  const found = async () => (await (await page.request.get(find)).json()).docs
  await expect.poll(async () => (await found())[0]?.name, written).toBe('Salle écrite dans un tiroir, sans une faute')
  await page.waitForTimeout(2_500)
  await drawer.locator('.doc-drawer__header-close').click()
  await drawer.waitFor({ state: 'detached' })
  await page.locator('#field-room', { hasText: 'Salle écrite dans un tiroir' }).waitFor()
  await hasOwnAddress(page)
  const [room] = await found()
  expect(await found()).toHaveLength(1)
  await expect.poll(async () => (await draftAt(page)).room, written).toBe(room.id)
  expect((await site.rows()).rooms).toBe((before.rooms ?? 0) + 1)
  await page.context().close()
})
