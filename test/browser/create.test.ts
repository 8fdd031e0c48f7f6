import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openTab } from '../support/admin-form'
import { accessibilityProblems } from '../support/axe'
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

/** The height between the bar of a form and its tabs. */
const spaceAboveTabs = (page: Page) =>
  page.evaluate(() => {
    const [bar, tabs] = ['.doc-controls', '.tabs-field'].map((part) => document.querySelector(part))
    return Math.round((tabs?.getBoundingClientRect().top ?? 0) - (bar?.getBoundingClientRect().bottom ?? 0))
  })

const sentence = 'Préparer son entretien d’embauche sans stress ni trac'
const site = newDocuments()

test('opening a form writes nothing, in any collection whose drafts save themselves', async () => {
  const page = await site.visit()
  const before = await site.rows()
  expect(savedByThemselves.length).toBeGreaterThan(5)
  for (const slug of savedByThemselves) {
    await openNew(page, slug)
    expect(new URL(page.url()).pathname).toBe(`/admin/collections/${slug}/create`)
    expect(await page.locator('h1').innerText()).toMatch(/^Nouve(au|l|lle) /)
  }
  await page.goto('/admin')
  expect(await site.rows()).toEqual(before)
  await page.context().close()
})

describe('writing', () => {
  test('creates one draft with everything that is typed, in a form that stays as it is', async () => {
    const page = await site.visit()
    const before = await site.rows()
    await openNew(page, 'sessions')
    expect(await page.locator('h1').innerText()).toBe('Nouvelle session')
    const field = page.locator('#field-title')
    await field.evaluate((input) => Object.assign(window, { typedInto: input }))
    const space = await spaceAboveTabs(page)
    await field.pressSequentially(sentence, typing)
    expect(await field.inputValue()).toBe(sentence)
    expect(
      await field.evaluate(
        (input) => input === document.activeElement && 'typedInto' in window && window.typedInto === input,
      ),
    ).toBe(true)
    await hasOwnAddress(page)
    await expect.poll(async () => (await draftAt(page)).title, written).toBe(sentence)
    expect(await draftAt(page)).toMatchObject({
      edition: site.edition.id,
      slug: 'preparer-son-entretien-d-embauche-sans-stress-ni-trac',
      startsAt: expect.stringContaining(site.edition.startsOn),
      number: expect.any(Number),
      _status: 'draft',
    })
    const after = await site.rows()
    expect(after.sessions).toBe((before.sessions ?? 0) + 1)
    expect(after._sessions_v).toBe((before._sessions_v ?? 0) + 1)
    expect(await page.locator('h1').innerText()).toBe(sentence)
    expect(await spaceAboveTabs(page)).toBe(space)
    const tab = page.locator('.doc-tab', { hasText: 'Versions' })
    expect(await tab.getAttribute('href')).toBe(`${new URL(page.url()).pathname}/versions`)
    await page.context().close()
  })

  test('loses nothing that is typed while the draft is being created, however long that takes', async () => {
    const page = await site.visit()
    await page.route(/\/api\/speakers\?/, async (route) => {
      await page.waitForTimeout(4_000)
      await route.continue()
    })
    await openNew(page, 'speakers')
    const field = page.locator('#field-name')
    await field.pressSequentially('Ada Lovelace', typing)
    await page.waitForTimeout(1_500)
    await field.pressSequentially(', mathématicienne', typing)
    await hasOwnAddress(page)
    await expect.poll(async () => (await draftAt(page)).name, written).toBe('Ada Lovelace, mathématicienne')
    await field.pressSequentially(' et poète', typing)
    await expect.poll(async () => (await draftAt(page)).name, written).toBe('Ada Lovelace, mathématicienne et poète')
    expect((await draftAt(page)).slug).toBe('ada-lovelace-mathematicienne-et-poete')
    await page.context().close()
  })

  test('says that the server does not answer, keeps the text, and saves it when the network is back', async () => {
    const page = await site.visit()
    const before = await site.rows()
    await openNew(page, 'rooms')
    await page.context().setOffline(true)
    await page.locator('#field-name').pressSequentially('Amphithéâtre', typing)
    await page.getByRole('status').filter({ hasText: 'le serveur ne répond pas' }).waitFor()
    expect(await accessibilityProblems(page, ['.first-save'])).toEqual([])
    await saveScreenshot(page, 'creation-sans-reseau')
    expect(await page.locator('#field-name').inputValue()).toBe('Amphithéâtre')
    expect(await site.rows()).toEqual(before)
    await page.context().setOffline(false)
    await hasOwnAddress(page)
    expect((await draftAt(page)).name).toBe('Amphithéâtre')
    expect((await site.rows()).rooms).toBe((before.rooms ?? 0) + 1)
    await page.context().close()
  })
})

describe('in a drawer', () => {
  test('opening and closing writes nothing', async () => {
    const page = await site.visit()
    const before = await site.rows()
    await openNew(page, 'sessions')
    await openTab(page, 'Horaire et salle')
    await page.locator('#field-room .relationship-add-new__add-button').click()
    const drawer = page.locator('.doc-drawer')
    const name = drawer.locator('#field-name, #field-name-2')
    await name.waitFor()
    expect(await drawer.getByRole('heading', { name: 'Nouvelle salle' }).count()).toBe(1)
    await drawer.locator('.doc-drawer__header-close').click()
    await drawer.waitFor({ state: 'detached' })
    expect(await site.rows()).toEqual(before)
    await page.context().close()
  })
})
