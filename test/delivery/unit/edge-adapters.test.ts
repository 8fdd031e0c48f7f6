import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publicTag } from '../../../src/cache/public-tag'
import { tagsOfWrite } from '../../../src/cache/tags'
import { edgeAdapterOf, type Purge, type PurgeRequest } from '../../../src/delivery/edge/adapters'
import { tagHeader } from '../../../src/delivery/response/public-tags'

const purge = (parts: Partial<Purge>): Purge => ({ tags: [], collections: [], everything: false, ...parts })
const requests = (url: string, parts: Partial<Purge>) =>
  edgeAdapterOf(url, 'a-token-of-some-length')?.(purge(parts)) ?? []

/** Whether Varnish bans a response with this `Cache-Tag`, by the expression of `deploy/varnish.vcl`. */
const isBanned = (sent: PurgeRequest[], header: string) =>
  sent.some(({ headers }) => new RegExp(`(^|,)(${headers['X-Ban-Tags']})(,|$)`).test(header))

test('an address that names no known cache has no adapter', () => {
  for (const url of [
    '',
    'https://edge.example',
    'varnish+http://',
    'fastly:',
    'varnish+ftp://a',
    'xvarnish+http://a',
  ]) {
    expect(edgeAdapterOf(url, undefined)).toBeUndefined()
  }
})

describe('Varnish', () => {
  const url = 'varnish+http://edge:80/'

  test('gets the tags in one request, with the token when there is one', () => {
    expect(requests(url, { tags: ['rooms', 'rooms#1'] })).toEqual([
      {
        url: 'http://edge:80/',
        method: 'BAN',
        headers: { 'X-Ban-Tags': `rooms|${publicTag('rooms#1')}`, Authorization: 'Bearer a-token-of-some-length' },
      },
    ])
    expect(edgeAdapterOf(url, undefined)?.(purge({ tags: ['rooms'] }))[0]?.headers).toEqual({ 'X-Ban-Tags': 'rooms' })
    expect(requests(url, {})).toEqual([])
  })

  test('bans responses with a tag, and no others', () => {
    const sent = requests(url, { tags: ['rooms#1', 'sessions~a'] })
    for (const tags of [['rooms#1'], ['a', 'rooms#1'], ['rooms#1', 'b'], ['a', 'sessions~a', 'b']])
      expect(isBanned(sent, tagHeader(tags))).toBe(true)
    for (const tags of [['rooms'], ['rooms#12'], ['rooms@1'], ['xrooms#1'], ['sessions~a-b'], []]) {
      expect(isBanned(sent, tagHeader(tags))).toBe(false)
    }
  })

  test('bans every tag of a collection, and none of a collection whose name starts with the same letters', () => {
    const sent = requests(url, { collections: ['media'], tags: ['media#1', 'rooms'] })
    for (const tags of [['media'], ['media#9'], ['a', 'media@x', 'b'], ['media~s'], ['rooms']])
      expect(isBanned(sent, tagHeader(tags))).toBe(true)
    for (const tags of [['medias'], ['medias#1'], ['rooms#1'], ['a', 'b']])
      expect(isBanned(sent, tagHeader(tags))).toBe(false)
    for (const tags of [['media'], ['x#1'], ['a', 'b']])
      expect(isBanned(requests(url, { everything: true }), tagHeader(tags))).toBe(true)
  })

  test('many tags become several requests, each within the limit of a header, and none is left out', () => {
    const tags = Array.from({ length: 2_000 }, (_, index) => `sessions#${index}-0123-4567-89ab-cdef01234567`)
    const sent = requests(url, { tags })
    expect(sent.length).toBeGreaterThan(2)
    for (const { headers } of sent) expect(headers['X-Ban-Tags']?.length).toBeLessThan(8_000)
    expect(sent.flatMap(({ headers }) => headers['X-Ban-Tags']?.split('|'))).toEqual(tags.map(publicTag))
  })

  test('the tag of any slug is a single tag, in the header and in the purge', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const tag = `sessions~${text}`
        const header = tagHeader(['a', tag, 'z'])
        expect(header).toMatch(/^a\+,sessions\+,z\+,a,[\w-]{8},z$/)
        expect(isBanned(requests(url, { tags: [tag] }), header)).toBe(true)
      }),
    )
  })
})

test('Fastly gets its keys in a body, or a purge of everything', () => {
  const headers = { 'Fastly-Key': 'a-token-of-some-length', Accept: 'application/json' }
  expect(requests('fastly:Sv1', { tags: ['rooms', 'rooms#1'] })).toEqual([
    {
      url: 'https://api.fastly.com/service/Sv1/purge',
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ surrogate_keys: ['rooms', publicTag('rooms#1')] }),
    },
  ])
  const all = [{ url: 'https://api.fastly.com/service/Sv1/purge_all', method: 'POST', headers }]
  expect(requests('fastly:Sv1', { everything: true })).toEqual(all)
  expect(requests('fastly:Sv1', { collections: ['media'] })[0]?.body).toBe('{"surrogate_keys":["media+"]}')
  const many = requests('fastly:Sv1', { tags: Array.from({ length: 600 }, (_, index) => `a#${index}`) })
  expect(many.map(({ body }) => JSON.parse(body ?? '').surrogate_keys.length)).toEqual([256, 256, 88])
})

test('Cloudflare gets its tags in a body, or a purge of everything', () => {
  const request = {
    url: 'https://api.cloudflare.com/client/v4/zones/z0ne/purge_cache',
    method: 'POST',
    headers: { Authorization: 'Bearer a-token-of-some-length', 'Content-Type': 'application/json' },
  }
  expect(requests('cloudflare:z0ne', { tags: ['rooms'] })).toEqual([{ ...request, body: '{"tags":["rooms"]}' }])
  const all = [{ ...request, body: '{"purge_everything":true}' }]
  expect(requests('cloudflare:z0ne', { collections: ['media'] })).toEqual([{ ...request, body: '{"tags":["media+"]}' }])
  expect(requests('cloudflare:z0ne', { everything: true, tags: ['rooms'] })).toEqual(all)
  expect(requests('cloudflare:z0ne', { tags: Array.from({ length: 250 }, (_, index) => `a#${index}`) })).toHaveLength(3)
})

test('the purge of a write reaches every response that depends on the document, however many tags it has', () => {
  const id = fc.uuid()
  fc.assert(
    fc.property(
      id,
      fc.array(id, { maxLength: 400 }),
      fc.array(id, { maxLength: 300 }),
      fc.nat(3),
      (written, ids, slugs, kind) => {
        const read = [`sessions#${written}`, `sessions~${written}`, `sessions@${written}`, 'sessions'][kind] ?? ''
        const answer = [read, ...ids.map((other) => `speakers#${other}`), ...slugs.map((slug) => `rooms~${slug}`)]
        const header = tagHeader(answer.sort())
        expect(header.length).toBeLessThanOrEqual(8_000)
        const sent = requests('varnish+http://edge/', {
          tags: tagsOfWrite('sessions', [{ id: written, slug: written, edition: written }]),
        })
        expect(isBanned(sent, header)).toBe(true)
      },
    ),
    { numRuns: 200 },
  )
})
