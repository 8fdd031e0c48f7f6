import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { restKey } from '../../../src/delivery/request/rest-key'
import { readQueryTree } from '../../../src/http/query-tree'

const collections = new Set(['sessions', 'key-figures'])
const key = (url: string) => restKey(url, collections)
const search = (query: string) => key(`/api/sessions?${query}`)?.url.split('?')[1]

/** The parser of Payload's REST API, and what it makes of a query. */
const fromPayload = createRequire(createRequire(import.meta.url).resolve('payload'))
const qs: { parse(text: string, options: object): Record<string, unknown> } = await import(
  pathToFileURL(fromPayload.resolve('qs-esm')).href
)
const options = { allowEmptyArrays: true, arrayLimit: 1000, depth: 10, ignoreQueryPrefix: true }
const known = 'depth limit page sort where select populate joins locale fallback-locale fallbackLocale pagination'
const meaning = (query: string) => {
  const read = qs.parse(query, options)
  const numbered = (name: string, value: unknown) =>
    /^(depth|limit|page)$/.test(name) && typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
  return Object.fromEntries(
    Object.entries(read)
      .filter(([name]) => known.split(' ').includes(name))
      .map(([name, value]) => [name, numbered(name, value)]),
  )
}

const step = fc.constantFrom('', '0', '1', '2', '10', '01', '1001', 'a', 'b', 'or', 'and', 'in', 'equals', 'a.b', 'É')
const root = fc.constantFrom(...known.split(' '), 'utm_source', 'x', '')
const name = fc.tuple(root, fc.array(step, { maxLength: 4 })).map(([first, steps]) => first + brackets(steps))
const brackets = (steps: string[]) => steps.map((each) => `[${each}]`).join('')
const value = fc.oneof(
  fc.constantFrom('', '0', '25', '025', 'a', 'a,b', 'a+b', 'a b', 'é', 'fr', '{"a":1}', 'x]=y', '=', '%', '&', '[]'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)
const encoders = fc.constantFrom<(text: string) => string>(
  (text) => encodeURIComponent(text),
  (text) => encodeURIComponent(text).replaceAll('%20', '+'),
  (text) => encodeURIComponent(text).toLowerCase().replaceAll('%5b', '[').replaceAll('%5d', ']').replaceAll('%3d', '='),
  (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
)
const query = fc
  .array(fc.tuple(fc.tuple(name, value), encoders, encoders), { maxLength: 6 })
  .map((all) => all.map(([[n, v], encodeName, encodeValue]) => `${encodeName(n)}=${encodeValue(v)}`).join('&'))

describe('the key of a REST read', () => {
  it('asks the origin for what the client asked', () => {
    let readable = 0
    fc.assert(
      fc.property(query, (text) => {
        const canonical = search(text)
        if (key(`/api/sessions?${text}`) === undefined) return
        readable += 1
        expect(meaning(canonical ?? '')).toEqual(meaning(text))
        const isRefused = (sent: string) => 'status' in readQueryTree(new URLSearchParams(sent))
        if (isRefused(canonical ?? '')) expect(isRefused(text)).toBe(true)
      }),
      { numRuns: 3_000 },
    )
    expect(readable).toBeGreaterThan(500)
  })

  it('differs when the meaning differs', () => {
    const near = fc.tuple(fc.constantFrom('where[a][equals]', 'sort', 'locale', 'where[a][in][]', 'limit'), value)
    const small = fc
      .array(near, { minLength: 1, maxLength: 3 })
      .map((all) => all.map(([n, v]) => `${n}=${encodeURIComponent(v)}`).join('&'))
    fc.assert(
      fc.property(small, small, (one, other) => {
        const [first, second] = [search(one), search(other)]
        if (first === undefined || first !== second) return
        expect(meaning(one)).toEqual(meaning(other))
      }),
      { numRuns: 3_000 },
    )
  })

  it('is its own canonical form', () => {
    fc.assert(
      fc.property(query, (text) => {
        const first = key(`/api/sessions?${text}`)
        if (first) expect(key(first.url)).toEqual(first)
      }),
    )
  })

  it.each([
    ['limit=025&depth=1', 'depth=1&limit=25'],
    ['depth=1&utm_source=x&limit=25&_=1', 'depth=1&limit=25'],
    ['where%5Ba%5D%5Bequals%5D=x+y', 'where[a][equals]=x%20y'],
    ['where[a][equals]=x%20y', 'where[a][equals]=x%20y'],
    ['where[a][equals]=x%2By', 'where[a][equals]=x%2By'],
    ['where[a][in]=1,2', 'where[a][in]=1%2C2'],
    ['where[a][in]=1%2c2', 'where[a][in]=1%2C2'],
    ['where[b][equals]=1&where[a][equals]=2', 'where[a][equals]=2&where[b][equals]=1'],
    ['where[or][1][a][equals]=1&where[or][0][b][equals]=2', 'where[or][0][b][equals]=2&where[or][1][a][equals]=1'],
    ['where[a][in][]=2&where[a][in][]=1', 'where[a][in][]=2&where[a][in][]=1'],
    ['sort=b&sort=a', 'sort=b&sort=a'],
    ['limit=02&limit=1', 'limit=02&limit=1'],
    ['limit=', 'limit='],
    ['limit', 'limit='],
    ['&&=x&', undefined],
    ['Limit=3', undefined],
    ['locale=en&locale=fr', 'locale=en&locale=fr'],
    ['locale=en%0A', 'locale=en%0A'],
  ])('reads "%s" as "%s"', (sent, canonical) => {
    expect(key(`/api/sessions?${sent}`)).toBeDefined()
    expect(search(sent)).toBe(canonical)
  })

  it.each([
    ...['draft=true', 'draft=', 'draft', 'dr%61ft=false', 'draft[]=1', 'trash=false', 'autosave=1', 'data={}'],
    ...['showHiddenFields=1', 'flattenLocales=false', 'limit=1&draft=true'],
    ...['a=%', 'a=%G0', 'a=%E9', 'a=%C0%80', 'a=%ED%A0%80', 'a=%00', '%00=a', 'limit=1%00'],
    ...['where[a]=1&where[a][b]=2', 'where[a][b]=2&where={}', 'locale=fr]=x', 'where]a[=1', 'where[a]b=1', 'a b=1'],
    ...['a=1#b', 'a=é', 'a=\\', 'a= ', 'a=\n', `limit=${'1'.repeat(8_200)}`, `sort=${','.repeat(3_000)}`],
  ])('passes the query "%s" through', (sent) => {
    expect(key(`/api/sessions?${sent}`)).toBeUndefined()
  })

  it.each([
    ...['/api/sessions', '/api/sessions/count', '/api/key-figures', '/api/sessions?'],
    ...['/api/sessions/0123456789abcdef01234567', '/api/sessions/01234567-89ab-4def-8123-456789abcdef'],
  ])('reads %s', (path) => {
    expect(key(path)).toEqual({ key: `rest:${path.replace('?', '')}`, url: path.replace('?', '') })
  })

  it.each([
    ...['/api/users', '/api/sessions/', '/api//sessions', '/api/sessions/count/', '/api/sessions/versions'],
    ...['/api/sessions/checks', '/api/sessions/versions/0123456789abcdef01234567', '/api/sessions/..', '/api/Sessions'],
    ...[
      '/api/%73essions',
      '/api/sessions%2Fcount',
      '/api/sessions/count%00',
      'http://a/api/sessions',
      '//api/sessions',
    ],
    ...['/api', '', '?', '/', '/api/graphql', '/api/sessions;a=1', '/api/sessions\\count', '/api/sessions/count#'],
  ])('passes the path "%s" through', (path) => {
    expect(key(path)).toBeUndefined()
  })

  it('is made of any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        key(text)
        key(`/api/sessions?${text}`)
      }),
    )
    for (const text of ['&', 'limit=1&', 'where[a]=1&', 'where[a]', '%', '%25', '=', ']=', '[]=&', 'sort=a,'])
      for (const size of [8_000, 64_000]) key(`/api/sessions?${text.repeat(size / text.length)}`)
  })
})
