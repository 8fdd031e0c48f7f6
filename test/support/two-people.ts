import type { Page } from 'playwright-core'
import { PASSWORD } from './accounts'
import { logIn } from './admin-form'
import type { TestBrowser, Visitor } from './browser'
import type { RunningServer } from './production-server'

/** The pages of two people of the team, each in a browser of their own. */
export interface TwoPeople {
  claire: Page
  lea: Page
}

/** Signs in two editors, Claire Martin and Léa Petit. Their accounts are made by the admin of the server. */
export async function twoPeople(
  browser: TestBrowser,
  server: RunningServer,
  visitor: Visitor = {},
): Promise<TwoPeople> {
  const token = await tokenOf(server, server.adminEmail, server.adminPassword)
  const open = async (name: string) => {
    const email = `${name.toLowerCase().replace(/[^a-z]/g, '')}@exemple.fr`
    await fetch(`${server.url}/api/users`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `JWT ${token}` },
      body: JSON.stringify({ email, password: PASSWORD, name, role: 'editor' }),
    })
    const { page } = await browser.visit({ baseURL: server.url, ...visitor })
    await page.goto('/admin/login')
    await logIn(page, { adminEmail: email, adminPassword: PASSWORD })
    return page
  }
  return { claire: await open('Claire Martin'), lea: await open('Léa Petit') }
}

async function tokenOf({ url }: RunningServer, email: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return (await response.json()).token
}
