import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIn } from '../support/admin-form'
import { pageViolations } from '../support/axe'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'
import { AccessiblePages } from './accessibility/accessible-pages'
import { AdminWalk } from './walk/admin-walk'

let browser: TestBrowser
let server: RunningServer

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const visit = () => browser.visit({ baseURL: server.url, viewport: { width: 1440, height: 900 } })

test('the login, the home, a list, a form, the programme, its publication and a missing page have no violation, light and dark', async () => {
  const { page } = await visit()
  const accessible = new AccessiblePages('one size')
  const walk = new AdminWalk(page, [accessible])
  await walk.visit('/admin/login')
  await saveScreenshot(page, 'accessible-connexion')
  await logIn(page, server)
  const idOf = async (path: string): Promise<string> => (await (await page.request.get(path)).json()).docs[0].id
  const session = await idOf('/api/sessions?limit=1&depth=0&where[slug][equals]=faire-le-point-sur-vos-competences')
  const edition = await idOf('/api/editions?limit=1&depth=0&where[slug][equals]=montpellier-2024')
  await walk.visit('/admin')
  await walk.visit('/admin/collections/sessions')
  await walk.visit(`/admin/collections/sessions/${session}`)
  await walk.visit(`/admin/collections/editions/${edition}/programme`)
  await walk.visit(`/admin/collections/editions/${edition}/publication`)
  await walk.visit('/admin/nulle-part')
  expect(accessible.seen.filter((view) => view.endsWith('(dark)')).length).toBe(7)
  expect([...accessible.problems.values()]).toEqual([])
  await page.context().close()
})

test('a control without a name is found, wherever it stands', async () => {
  const { page } = await visit()
  await page.goto('/admin/login')
  await page.evaluate(() =>
    document.body.insertAdjacentHTML('beforeend', '<main><button class="nameless"></button></main>'),
  )
  const found = await pageViolations(page)
  expect(found.map(({ rule, target }) => `${rule} ${target}`)).toContain('button-name .nameless')
  await page.context().close()
})

test('a refused login is said at the password, which it describes', async () => {
  const { page } = await visit()
  await page.goto('/admin/login')
  await page.getByLabel('E-mail').fill(server.adminEmail)
  await page.getByLabel('Mot de passe').fill('ce-n-est-pas-le-bon')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  const password = page.getByLabel('Mot de passe')
  const message = page.locator('form').getByText('L’adresse e-mail ou le mot de passe est incorrect.')
  await message.waitFor()
  const described = await password.evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent),
  )
  expect(described).toContain('L’adresse e-mail ou le mot de passe est incorrect.')
  expect(await password.getAttribute('aria-invalid')).toBe('true')
  await saveScreenshot(page, 'connexion-refusee')
  await page.context().close()
})
