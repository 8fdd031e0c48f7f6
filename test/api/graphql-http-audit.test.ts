import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootApp, type TestApp } from '../support/app'

let app: TestApp
beforeAll(async () => {
  app = await bootApp()
})
afterAll(() => app.close())

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({
    url: 'http://localhost:3000/api/graphql',
    fetchFn: (url: string, init?: RequestInit) => app.fetch(url, init),
  })

  it.each(audits)('$id: $name', async (audit) => {
    const result = await audit.fn()
    expect(result, 'reason' in result ? result.reason : undefined).toMatchObject({ status: 'ok' })
  })

  it('runs every audit', () => {
    expect(audits.filter(({ name }) => name.startsWith('MUST')).length).toBeGreaterThan(10)
  })
})

describe('other methods', () => {
  it('answers HEAD like GET, without a body', async () => {
    const path = '/api/graphql?query={__typename}'
    const [get, head] = [await app.fetch(path), await app.fetch(path, { method: 'HEAD' })]
    expect(await get.json()).toEqual({ data: { __typename: 'Query' } })
    expect(head.status).toBe(200)
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'))
    expect(await head.text()).toBe('')
  })

  it('refuses a mutation sent as a GET and names the method to use', async () => {
    const response = await app.fetch('/api/graphql?query=mutation{__typename}')
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
    expect(await response.json()).toEqual({
      errors: [{ message: 'Send a mutation as a POST.', extensions: { code: 'MUTATION_BY_GET' } }],
    })
  })

  it('answers a CORS preflight', async () => {
    const response = await app.fetch('/api/graphql', {
      method: 'OPTIONS',
      headers: { origin: 'https://front.example' },
    })
    expect(response.status).toBe(204)
  })
})
