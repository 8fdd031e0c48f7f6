import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { enterAdmin } from './admin-form'
import type { TestBrowser, Visitor } from './browser'
import { plainSpaces } from './plain-spaces'
import type { RunningServer } from './production-server'

/** The id of the edition whose programme the tests arrange. */
export async function editionOf(server: RunningServer): Promise<string> {
  const found = await fetch(`${server.url}/api/editions?where[slug][equals]=montpellier-2024&depth=0`)
  return (await found.json()).docs[0].id
}

/** Opens the programme of an edition as the administrator, or with another account. */
export async function openBoard(
  browser: TestBrowser,
  server: RunningServer,
  edition: string,
  visitor: Visitor = {},
  account: Parameters<typeof enterAdmin>[1] = server,
): Promise<Page> {
  const { page } = await browser.visit({ baseURL: server.url, ...visitor })
  await enterAdmin(page, account)
  await showBoard(page, edition)
  return page
}

/** Shows the programme, and waits until it is drawn. */
export async function showBoard(page: Page, edition: string): Promise<void> {
  await page.goto(`/admin/collections/editions/${edition}/programme`)
  await page.locator('.board [data-session]', { hasText: 'Ouverture des Assises' }).waitFor()
}

/** A session on the grid by its title alone: its conflicts contain the titles of other sessions. */
export const session = (on: Page, title: string): Locator =>
  on.locator('.ec-event:not(.ec-preview)', { has: on.locator('.board-block__title', { hasText: title }) })

/** Waits until the notice of the last action matches. */
export async function hasNotice(on: Page, text: RegExp): Promise<void> {
  const shown = async () => plainSpaces((await on.locator('.board-notice p').textContent()) ?? '')
  await expect.poll(shown).toMatch(text)
}

/** The newest version of a session, as it is stored. */
export async function draftOf(
  page: Page,
  title: string,
): Promise<{
  startsAt: string | null
  endsAt: string | null
  room: unknown
  edition: unknown
  status: string
  _status: string
}> {
  const where = `where[title][equals]=${encodeURIComponent(title)}&draft=true&depth=0`
  return (await (await page.request.get(`/api/sessions?${where}`)).json()).docs[0]
}

export async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('It is not on the page.')
  return box
}
