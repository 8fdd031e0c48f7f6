import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'

const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }

let app: TestApp
let site: CachedApp

beforeAll(async () => {
  app = await bootApp()
  site = await startCachedApp(app)
})
afterAll(async () => {
  await site.close()
  await app.close()
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(site.url + path, { headers })

describe('the address of GraphQL', () => {
  test('is a page for a browser, in its language, that loads nothing from another host', async () => {
    for (const [language, html] of [
      ['fr-FR,fr;q=0.9', '<html lang="fr">'],
      ['en-GB,en;q=0.9', '<html lang="en">'],
    ] as const) {
      const response = await get('/api/graphql', { ...browser, 'accept-language': language })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
      expect(response.headers.get('vary')).toContain('Accept')
      const page = await response.text()
      expect(page).toContain(html)
      expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    }
  })

  test.each([
    ['a query', '/api/graphql?query={__typename}', browser, 200],
    ['a program', '/api/graphql', { accept: 'application/json' }, 400],
    ['anything', '/api/graphql', {}, 400],
  ])('answers %s as GraphQL', async (_, path, headers, status) => {
    const response = await get(path, headers as Record<string, string>)
    expect([response.status, response.headers.get('content-type')]).toEqual([status, expect.stringContaining('json')])
  })

  test('serves every file that the page names from the cache, and no other', async () => {
    const page = await (await get('/api/graphql', browser)).text()
    const base = /<base href="([^"]+)">/.exec(page)?.[1]
    const files = [...page.matchAll(/(?:src|href)="([^"/][^"]*)"/g)].map(([, name]) => `${base}${name}`)
    expect(files.length).toBeGreaterThan(5)
    for (const file of new Set(files)) {
      await (await get(file)).arrayBuffer()
      const response = await get(file)
      await response.arrayBuffer()
      expect([file, response.status, response.headers.get('x-cache')]).toEqual([file, 200, 'HIT'])
    }
    const missing = await get(`${base}nothing.js`)
    expect([missing.status, (await missing.json()).errors[0].code]).toEqual([404, 'ROUTE_NOT_FOUND'])
    expect((await get(`${base}..%2f..%2fpackage.json`)).status).toBe(404)
  })
})
