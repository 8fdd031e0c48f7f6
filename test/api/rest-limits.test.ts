import fc from 'fast-check'
import { createPayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readQuery } from '../../src/http/query-string'
import { signIn } from '../support/accounts'
import { bootApp, type TestApp } from '../support/app'
import { aSpeaker } from '../support/fixtures'
import { hostileQueryString, queryString } from '../support/query-strings'

let app: TestApp
let slug: string
beforeAll(async () => {
  app = await bootApp()
  const speaker = await aSpeaker(app)
  slug = String(speaker.slug)
})
afterAll(() => app.close())

const codeOf = async (response: Response) => (await response.json()).errors[0].code

describe('a query', () => {
  it('is read as Payload parses it', async () => {
    const payloadTree = async (search: string) => {
      const request = new Request(`http://localhost/api/speakers?${search}`)
      return (await createPayloadRequest({ config: app.payload.config, request })).query
    }
    await fc.assert(
      fc.asyncProperty(fc.oneof(queryString, hostileQueryString), async (search) => {
        // A fragment is not part of the query string.
        fc.pre(!search.includes('#'))
        const { tree } = readQuery(`?${search}`)
        if (tree) expect(tree).toEqual(await payloadTree(search))
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['/api/speakers?limit=abc', 400, 'INVALID_NUMBER'],
    ['/api/speakers?page=-1', 400, 'INVALID_NUMBER'],
    ['/api/speakers/count?where[a]=1&where[a][b]=2', 400, 'MALFORMED_PARAMETER'],
    ['/api/editions?joins[sessions][limit]=0', 400, 'INVALID_NUMBER'],
    [`/api/speakers?where[id][in]=${Array.from({ length: 201 }, (_, i) => i)}`, 400, 'WHERE_TOO_COMPLEX'],
    [`/api/speakers?a=${'b'.repeat(12_000)}`, 414, 'URL_TOO_LONG'],
  ])('is refused as %.60s', async (path, status, code) => {
    const response = await app.fetch(path)
    expect(response.status).toBe(status)
    expect(await codeOf(response)).toBe(code)
  })

  it('has the same limits by HEAD, PATCH and DELETE', async () => {
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      expect((await app.fetch('/api/speakers?limit=abc', { method })).status).toBe(400)
    }
  })

  it('gets the same response by POST with a method override as by GET', async () => {
    const query = `where[slug][equals]=${slug}&limit=3&select[name]=true`
    const get = await app.fetch(`/api/speakers?${query}`)
    const post = await app.fetch('/api/speakers', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'X-Payload-HTTP-Method-Override': 'GET' },
      body: query,
    })
    const answer = await get.json()
    expect(answer).toMatchObject({ limit: 3, totalDocs: 1 })
    expect(await post.json()).toEqual(answer)
  })

  it('is refused by POST with a method override above the limits', async () => {
    const response = await app.fetch('/api/speakers?limit=5', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'X-HTTP-Method-Override': 'GET' },
      body: 'limit=0',
    })
    expect(await codeOf(response)).toBe('INVALID_NUMBER')
  })
})

describe('HEAD', () => {
  it.each(['/api/speakers', '/api/speakers/count', '/api/speakers/nowhere', '/api/nowhere'])(
    'answers %s like GET, without a body',
    async (path) => {
      const [get, head] = [await app.fetch(path), await app.fetch(path, { method: 'HEAD' })]
      expect(head.status).toBe(get.status)
      expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'))
      expect((await get.text()).length).toBeGreaterThan(0)
      expect(await head.text()).toBe('')
    },
  )
})

describe('a write', () => {
  const title = 'Métiers du numérique'

  it('is refused when its body is too large or not JSON, and writes nothing', async () => {
    const as = await signIn(app, 'admin')
    const before = await app.payload.count({ collection: 'organisations', overrideAccess: true })
    const headers = { 'content-type': 'application/json' }
    const post = (body: string) => app.fetch('/api/organisations', { method: 'POST', as, headers, body })
    const large = await post(JSON.stringify({ name: 'a'.repeat(1_000_000) }))
    expect([large.status, await codeOf(large)]).toEqual([413, 'BODY_TOO_LARGE'])
    const broken = await post('{"name":"a"')
    expect([broken.status, await codeOf(broken)]).toEqual([400, 'INVALID_JSON'])
    expect(await app.payload.count({ collection: 'organisations', overrideAccess: true })).toEqual(before)
  })

  it('within the limits reaches Payload complete, as JSON and as a form', async () => {
    const as = await signIn(app, 'admin')
    const json = await app.fetch('/api/organisations?depth=0', { method: 'POST', as, json: { name: title } })
    expect(await json.json()).toMatchObject({ doc: { name: title } })
    const body = new FormData()
    body.set('_payload', JSON.stringify({ name: `${title} 2` }))
    const form = await app.fetch('/api/organisations?depth=0', { method: 'POST', as, body })
    expect(await form.json()).toMatchObject({ doc: { name: `${title} 2` } })
  })
})
