import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valuesRefusal } from '../../../src/api/rest/rest-query'
import { CACHE_LIMITS } from '../../../src/delivery/limits'
import { restKey } from '../../../src/delivery/request/rest-key'
import { readQuery } from '../../../src/http/query-string'
import {
  hostileQueryString,
  parameterValue,
  parsedByPayload,
  publicParameters,
  queryString,
} from '../../support/query-strings'

const collections = new Set(['sessions', 'key-figures'])
const key = (url: string) => restKey(url, collections)
const search = (query: string) => key(`/api/sessions?${query}`)?.url.split('?')[1]

/** All that Payload reads in a query string: its parser's tree, and the languages that it reads with URLSearchParams. */
const readByPayload = (query: string) => {
  const numbered = (name: string, value: unknown) =>
    /^(depth|limit|page)$/.test(name) && typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
  const tree = Object.entries(parsedByPayload(query))
    .filter(([name]) => publicParameters.includes(name))
    .map(([name, value]) => [name, numbered(name, value)])
  const languages = ['locale', 'fallback-locale', 'fallbackLocale'].map((name) => new URLSearchParams(query).get(name))
  return { tree: Object.fromEntries(tree), languages }
}
/** What the guard of the API says about the values of a query string. */
const judge = (query: string) => {
  const { tree, refusal } = readQuery(query)
  return refusal ?? valuesRefusal(tree)
}
const anyQuery = fc.oneof(queryString, hostileQueryString)

describe('the key of a REST read', () => {
  it('asks the origin for the parameters that Payload parses in the request', () => {
    let cached = 0
    fc.assert(
      fc.property(anyQuery, (text) => {
        if (key(`/api/sessions?${text}`) === undefined) return
        cached += 1
        expect(readByPayload(search(text) ?? '')).toEqual(readByPayload(text))
      }),
      { numRuns: 5_000 },
    )
    expect(cached).toBeGreaterThan(500)
  })

  it('is judged by the guard of the API as the request is', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        const { url } = key(`/api/sessions?${text}`) ?? {}
        if (url === undefined) return
        expect(judge(url.split('?')[1] ?? '')).toEqual(judge(text))
      }),
      { numRuns: 3_000 },
    )
  })

  it('is shared only by requests that Payload parses to the same parameters', () => {
    const part = fc.tuple(
      fc.constantFrom('where[a][equals]', 'sort', 'locale', 'where[a][in][]', 'limit'),
      parameterValue,
    )
    const small = fc
      .array(part, { minLength: 1, maxLength: 3 })
      .map((all) => all.map(([n, v]) => `${n}=${encodeURIComponent(v)}`).join('&'))
    fc.assert(
      fc.property(small, small, (one, other) => {
        const [first, second] = [search(one), search(other)]
        if (first === undefined || first !== second) return
        expect(readByPayload(one)).toEqual(readByPayload(other))
      }),
      { numRuns: 3_000 },
    )
  })

  it('is its own canonical form', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        const first = key(`/api/sessions?${text}`)
        if (first) expect(key(first.url)).toEqual(first)
      }),
    )
  })

  it.each([
    ['limit=025&depth=1', 'depth=1&limit=25'],
    ['depth=1&utm_source=x&limit=25&fbclid=1', 'depth=1&limit=25'],
    ['where%5Ba%5D%5Bequals%5D=x+y', 'where[a][equals]=x%20y'],
    ['where[a][equals]=x%20y', 'where[a][equals]=x%20y'],
    ['where[a][equals]=x%2By', 'where[a][equals]=x%2By'],
    ['where[a][in]=1,2', 'where[a][in]=1%2C2'],
    ['where[a][in]=1%2c2', 'where[a][in]=1%2C2'],
    ['where[b][equals]=1&where[a][equals]=2', 'where[a][equals]=2&where[b][equals]=1'],
    ['where[or][1][a][equals]=1&where[or][0][b][equals]=2', 'where[or][0][b][equals]=2&where[or][1][a][equals]=1'],
    ['where[a][in][]=2&where[a][in][]=1', 'where[a][in][0]=2&where[a][in][1]=1'],
    ['where[a][in][]=1', 'where[a][in][0]=1'],
    ['where[a][in][]=', 'where[a][in][]='],
    ['where[or][][a]=1&where[or][][b]=2', 'where[or][0][a]=1&where[or][0][b]=2'],
    ['sort=b&sort=a', 'sort[0]=b&sort[1]=a'],
    ['limit=02&limit=1', 'limit[0]=02&limit[1]=1'],
    ['limit=', 'limit='],
    ['limit', 'limit='],
    ['&&=x&', undefined],
    ['locale=en', 'locale=en'],
    ['toString=1&limit=1', 'limit=1'],
    ['locale=en%0A', 'locale=en%0A'],
  ])('of "%s" is that of "%s"', (sent, canonical) => {
    expect(key(`/api/sessions?${sent}`)).toBeDefined()
    expect(search(sent)).toBe(canonical)
  })

  it.each([
    ...['draft=true', 'draft=', 'draft', 'dr%61ft=false', 'draft[]=1', 'trash=false', 'autosave=1', 'data={}'],
    ...['showHiddenFields=1', 'flattenLocales=false', 'limit=1&draft=true'],
    ...['Limit=3', '_=1', 'edition=1', 'selct[a]=true', 'utm_source[]=1&edition=1'],
    ...['a=%', 'a=%G0', 'a=%E9', 'a=%C0%80', 'a=%ED%A0%80', 'a=%00', '%00=a', 'limit=1%00'],
    ...['where[a]=1&where[a][b]=2', 'where[a][b]=2&where={}', 'locale=fr]=x', 'where]a[=1', 'where[a]b=1', 'a b=1'],
    ...['locale=en&locale=fr', 'locale[]=en', 'fallbackLocale[a]=fr', 'a[b]=1&a=2', '&'.repeat(500)],
    ...['a=1#b', 'a=é', 'a=\\', 'a= ', 'a=\n', `limit=${'1'.repeat(8_200)}`, `sort=${','.repeat(3_000)}`],
  ])('is undefined for the query "%.60s"', (sent) => {
    expect(key(`/api/sessions?${sent}`)).toBeUndefined()
  })

  it.each([
    ...['/api/sessions', '/api/sessions/count', '/api/key-figures', '/api/sessions?'],
    ...['/api/sessions/0123456789abcdef01234567', '/api/sessions/01234567-89ab-4def-8123-456789abcdef'],
    ...[
      '/api/sessions/by-slug/montpellier-2024/ouverture',
      '/api/key-figures/by-slug/a',
      '/api/sessions/by-slug/a/programme',
    ],
  ])('is defined for the path %s', (path) => {
    expect(key(path)).toEqual({ key: `rest:${path.replace('?', '')}`, url: path.replace('?', '') })
  })

  it.each([
    ...['/api/users', '/api/sessions/', '/api//sessions', '/api/sessions/count/', '/api/sessions/versions'],
    ...['/api/sessions/checks', '/api/sessions/versions/0123456789abcdef01234567', '/api/sessions/..', '/api/Sessions'],
    ...['/api/sessions/by-slug', '/api/sessions/by-slug/', '/api/sessions/by-slug/A', '/api/sessions/by-slug/a/b/c'],
    ...[
      '/api/%73essions',
      '/api/sessions%2Fcount',
      '/api/sessions/count%00',
      'http://a/api/sessions',
      '//api/sessions',
    ],
    ...['/api', '', '?', '/', '/api/graphql', '/api/sessions;a=1', '/api/sessions\\count', '/api/sessions/count#'],
  ])('is undefined for the path "%s"', (path) => {
    expect(key(path)).toBeUndefined()
  })

  it('is undefined for a query with more than 700 brackets', () => {
    const steps = Math.floor(CACHE_LIMITS.brackets / 9)
    const nested = (count: number) =>
      Array.from({ length: count }, (_, index) => `where[a${index}]${'[b]'.repeat(8)}=`).join('&')
    expect(key(`/api/sessions?${nested(steps)}`)).toBeDefined()
    expect(key(`/api/sessions?${nested(steps + 1)}`)).toBeUndefined()
    expect(key(`/api/sessions?${nested(steps + 1).replaceAll('[', '%5b')}`)).toBeUndefined()
  })

  it('is computed without an error for any text', () => {
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
