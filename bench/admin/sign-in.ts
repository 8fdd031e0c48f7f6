import type { BrowserContext, Page } from 'playwright-core'
import type { TestBrowser } from '../../test/support/browser'
import type { Peer } from '../child'
import { editor } from '../project'

/** A page of the admin of a peer, as the editor of the run. The form of the login is Payload's in both. */
export async function signIn(browser: TestBrowser, peer: Peer): Promise<{ context: BrowserContext; page: Page }> {
  const visit = await browser.visit({ baseURL: peer.origin, viewport: { width: 1440, height: 900 } })
  const { page } = visit
  await page.goto('/admin/login')
  await page.locator('#field-email').fill(editor.email)
  await page.locator('#field-password').fill(editor.password)
  await page.locator('form button[type=submit]').click()
  await page.locator('.dashboard').waitFor()
  return visit
}

/** The id of the first document that the REST API of a peer finds. */
export async function idOf(peer: Peer, collection: string, query = ''): Promise<string> {
  const response = await fetch(`${peer.origin}/api/${collection}?limit=1&depth=0${query}`)
  const { docs } = (await response.json()) as { docs: { id: string }[] }
  if (!docs[0]) throw new Error(`There is no document of ${collection} with ${query}.`)
  return docs[0].id
}
