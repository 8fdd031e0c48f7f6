import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { collections } from '../../collections'
import { PASSWORD } from './accounts'
import { enterAdmin } from './admin-form'
import { openBrowser, type TestBrowser, type Visitor } from './browser'
import { type RunningServer, startServer } from './production-server'
import { countRows } from './sqlite-client'
import { until } from './wait-until'

/** A fast writer: a draft is created in the middle of a sentence. */
export const typing = { delay: 60 }

/** How long a form may take to save. */
export const written = { timeout: 15_000 }

/** The collections whose drafts save themselves, as configured. */
export const savedByThemselves = collections
  .filter(({ versions }) => typeof versions === 'object' && versions.drafts)
  .map(({ slug }) => slug)

/** A server and a browser for the tests of a file, whose database can be counted. */
export function newDocuments() {
  let browser: TestBrowser
  let server: RunningServer
  let folder: string
  let databaseUrl: string
  let admin: Page
  const site = { edition: { id: '', startsOn: '' }, visit, createAccount, rows }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assises_test_create-'))
    databaseUrl = `file:${join(folder, 'assises.db')}`
    ;[browser, server] = await Promise.all([openBrowser(), startServer({ databaseUrl })])
    admin = await visit()
    const query = '/api/editions?sort=-startsOn&limit=1&depth=0&draft=true'
    site.edition = (await (await admin.request.get(query)).json()).docs[0]
    // A server that has started brings its log of changes up to date, which is no writing of a form.
    await until(async () => (await rows()).change_notes === 0, 60_000)
  })

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  /** Logs in, by default as the administrator. */
  async function visit(visitor: Visitor = {}, account: Partial<RunningServer> = {}): Promise<Page> {
    const { page } = await browser.visit({ baseURL: server.url, ...visitor })
    await enterAdmin(page, { ...server, ...account })
    return page
  }

  async function createAccount(role: 'admin' | 'editor' | 'contributor'): Promise<Partial<RunningServer>> {
    const adminEmail = `${role}@exemple.fr`
    const editions = role === 'contributor' ? [site.edition.id] : []
    const data = { email: adminEmail, password: PASSWORD, name: `Compte ${role}`, role, editions }
    expect((await admin.request.post('/api/users', { data })).status()).toBe(201)
    return { adminEmail, adminPassword: PASSWORD }
  }

  /** Counts the rows of every table but those of the audit log, sessions of accounts, preferences and the queue. */
  async function rows(): Promise<Record<string, number>> {
    const counts = Object.entries(await countRows(databaseUrl))
    return Object.fromEntries(
      counts.filter(([table]) => !/^(audit$|users_sessions|payload_(preferences|jobs))/.test(table)),
    )
  }

  return site
}

/** Opens the form of a new document and waits until it can be typed in. */
export async function openNew(page: Page, collection: string): Promise<void> {
  await page.goto(`/admin/collections/${collection}/create`)
  await page.locator('form[data-form-ready=true]').first().waitFor()
}

/** Waits until a form of a new document has the address of that document. */
export const hasOwnAddress = (page: Page) =>
  page.waitForURL((url) => /\/collections\/[^/]+\/(?!create)[^/]+$/.test(url.pathname), written)

/** Returns the newest version of the document whose form is open. */
export async function draftAt(page: Page) {
  const [, slug, id] = new URL(page.url()).pathname.match(/collections\/([^/]+)\/([^/]+)$/) ?? []
  return (await page.request.get(`/api/${slug}/${id}?draft=true&depth=0`)).json()
}
