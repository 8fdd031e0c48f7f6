import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pageKey } from '../../../src/delivery/request/page-key'
import { PublicPaths } from '../../../src/http/public-paths'

const origin = 'https://cms.example.org'
const declared = ['day', 'lang', 'sessions']
const keyOf = (url: string, parameters: readonly string[] = declared) => pageKey(url, origin, parameters)?.key

describe('the key of a public path with declared parameters', () => {
  test('has these, in the order of their names and in one encoding', () => {
    expect(pageKey('/feeds/x/calendar.ics?sessions=a%2Cb&day=2024-05-21', origin, declared)).toEqual({
      key: `page:${origin}/feeds/x/calendar.ics?day=2024-05-21&sessions=a%2Cb`,
      url: `${origin}/feeds/x/calendar.ics?day=2024-05-21&sessions=a%2Cb`,
    })
    expect(keyOf('/f/?day=1&lang=en')).toBe(keyOf('/f/?lang=en&day=%31'))
  })

  test('has no other parameter', () => {
    expect(keyOf('/f/?utm_source=mail&day=1&x[y]=é')).toBe(keyOf('/f/?day=1'))
    expect(keyOf('/f/?day=1', [])).toBe(keyOf('/f/'))
  })

  test('differs when a declared parameter has another value, is empty, or is repeated', () => {
    const keys = ['/f/', '/f/?day', '/f/?day=1', '/f/?day=1&day=2', '/f/?day=2&day=1', '/f/?lang=1'].map((url) =>
      keyOf(url),
    )
    // A name without `=` has an empty value.
    expect(keyOf('/f/?day=')).toBe(keys[1])
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('is the same for what the origin is asked for, whatever the query', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), fc.string(), (query, more) => {
        for (const url of [`/f/?${query}&day=${encodeURIComponent(more)}`, `/f/?day=${query}`]) {
          const read = pageKey(url, origin, declared)
          if (read) expect(keyOf(read.url.slice(origin.length))).toBe(read.key)
        }
      }),
    )
  })

  test('is absent when the declared parameters are too long', () => {
    expect(keyOf(`/f/?sessions=${'a'.repeat(5_000)}`)).toBeUndefined()
    expect(keyOf(`/f/?utm=${'a'.repeat(5_000)}`)).toBeDefined()
  })
})

test('a path has the parameters of the feature that declared it', () => {
  const paths = new PublicPaths([
    { prefixes: ['/', '/fr/'] },
    { prefixes: ['/feeds/', '/feed'], parameters: ['lang', 'day'] },
  ])
  expect(['/', '/fr/x', '/feeds/x', '/feed', '/feeds', '/en'].map((path) => paths.parametersOf(path))).toEqual([
    [],
    [],
    ['day', 'lang'],
    ['day', 'lang'],
    undefined,
    undefined,
  ])
})
