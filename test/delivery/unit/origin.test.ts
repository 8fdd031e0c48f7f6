import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endToEnd } from '../../../src/delivery/origin/origin'
import { pageKey, requestOrigin } from '../../../src/delivery/request/page-key'
import { PublicPaths } from '../../../src/http/public-paths'

describe('headers that are forwarded', () => {
  test('leave out those of the connection and those that Connection names', () => {
    const headers = {
      connection: 'close, X-Hop',
      'x-hop': '1',
      'keep-alive': 'timeout=5',
      te: 'trailers',
      accept: '*/*',
    }
    expect(endToEnd(headers)).toEqual({ accept: '*/*' })
  })

  test('include Content-Length and Host even when Connection names them', () => {
    const headers = { connection: 'Content-Length, host', 'content-length': '3', host: 'cms.example.org' }
    expect(endToEnd(headers)).toEqual({ 'content-length': '3', host: 'cms.example.org' })
  })
})

describe('public paths', () => {
  const paths = new PublicPaths([{ prefixes: ['/', '/fr', '/fr/editions/'] }])

  test('are one path, or everything below a prefix that ends in a slash', () => {
    expect(['/', '/fr', '/fr/editions/2024', '/fr/editions/'].filter((path) => !paths.has(path))).toEqual([])
    expect(
      ['/frx', '/fr/', '/fr/preview/editions/1', '/fr/editions', '/admin'].filter((path) => paths.has(path)),
    ).toEqual([])
  })
})

describe('the key of a page', () => {
  const origin = 'https://cms.example.org'

  test('is its path at its origin, without the query', () => {
    const key = { key: `page:${origin}/fr`, url: `${origin}/fr` }
    expect([pageKey('/fr', origin), pageKey('/fr?utm_source=mail', origin)]).toEqual([key, key])
  })

  test('is undefined for a path that another parser could normalise to a different one', () => {
    for (const path of [
      '/fr/editions/../preview',
      '/fr//editions',
      '/fr/./editions',
      '/fr/\\editions',
      '/fr/é',
      '/fr/%2e%2e/x',
    ]) {
      expect([path, pageKey(path, origin)]).toEqual([path, undefined])
    }
  })

  test('contains the path of the request to the origin, for any path', () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const read = pageKey(path || '/', origin)
        if (read) expect(new URL(read.url).pathname).toBe(path || '/')
      }),
    )
  })

  test('contains the scheme of X-Forwarded-Proto, and the host of the client', () => {
    expect(requestOrigin({ host: 'a.example' })).toBe('http://a.example')
    expect(requestOrigin({ host: 'a.example', 'x-forwarded-proto': 'https, http' })).toBe('https://a.example')
    expect(requestOrigin({ host: 'a.example', 'x-forwarded-proto': 'gopher' })).toBe('http://a.example')
  })
})
