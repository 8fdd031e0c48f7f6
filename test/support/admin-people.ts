import type { BrowserContext, Page, Response } from 'playwright-core'
import { PASSWORD } from './accounts'
import { enterAdmin } from './admin-form'
import type { TestBrowser, Visitor } from './browser'
import type { RunningServer } from './production-server'

/** A person with an account who is logged in to the admin, in a browser of their own. */
export interface Person {
  id: string
  email: string
  page: Page
  context: BrowserContext
}

/** Creates an account in the running site, as its first administrator does, and logs in with it. */
export async function aPerson(
  browser: TestBrowser,
  server: RunningServer,
  name: string,
  { role = 'editor', ...visitor }: Visitor & { role?: string } = {},
): Promise<Person> {
  const { page, context } = await browser.visit({ baseURL: server.url, ...visitor })
  const email = `${name.toLowerCase().replace(/[^a-z]/g, '')}-${Date.now().toString(36)}@exemple.fr`
  const created = await fetch(`${server.url}/api/users`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `JWT ${await adminToken(server)}` },
    body: JSON.stringify({ email, password: PASSWORD, name, role }),
  })
  if (!created.ok) throw new Error(`The account was not created: ${await created.text()}`)
  const { doc } = await created.json()
  await enterAdmin(page, { adminEmail: email, adminPassword: PASSWORD })
  return { id: doc.id, email, page, context }
}

/** The token of the first administrator. */
export async function adminToken({ url, adminEmail, adminPassword }: RunningServer): Promise<string> {
  const response = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: adminEmail, password: adminPassword }),
  })
  const { token } = await response.json()
  return token
}

/** The id of a session of the example site. */
export async function seededSession({ url }: RunningServer, slug: string): Promise<string> {
  const where = `where[slug][equals]=${slug}&where[edition.slug][equals]=montpellier-2024`
  const { docs } = await (await fetch(`${url}/api/sessions?${where}&depth=0`)).json()
  return docs[0].id
}

/** Whether a response answers that a form is open: not one of the form that the same page has left. */
export const isSignOfOpenForm = (response: Response): boolean =>
  response.url().endsWith('/api/presence') && response.request().postDataJSON()?.intent !== 'leave'
