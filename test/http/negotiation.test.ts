import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptsJson, chooseEncoding, type Encoding } from '../../src/http/negotiation'

describe('Accept-Encoding', () => {
  it.each<[string | undefined, Encoding]>([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['deflate', 'identity'],
    ['br;q=0.5, gzip', 'gzip'],
    ['br;q=0.5, gzip;q=0.5', 'br'],
    ['br ; q=0.5 , gzip ;\tQ=0.501', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.000', 'identity'],
    ['gzip;q=0.001', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['*;q=0.5, br;q=0', 'gzip'],
    ['*;q=0.5, gzip', 'gzip'],
    ['gzip;q=0.5, identity', 'identity'],
    ['gzip;q=0.5, identity;q=0.5', 'gzip'],
    ['identity;q=0', 'identity'],
    ['identity;q=0, gzip;q=0.1', 'gzip'],
    ['identity;q=0, *;q=0', 'identity'],
    ['br;q=2', 'identity'],
    ['br;q=0.1234', 'identity'],
    ['br;q=-1', 'identity'],
    ['br;q=', 'identity'],
    ['br;q', 'identity'],
    ['br;level=5', 'identity'],
    ['br gzip', 'identity'],
    ['"br"', 'identity'],
    [',,gzip,,', 'gzip'],
    ['brotli', 'identity'],
    ['constructor, __proto__', 'identity'],
  ])('"%s" selects %s', (header, encoding) => {
    expect(chooseEncoding(header)).toBe(encoding)
  })

  it('selects the encoding of the highest weight', () => {
    const weight = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined })
    const order = fc.shuffledSubarray(['br', 'gzip', 'identity', '*'] as const, { minLength: 4 })
    fc.assert(
      fc.property(fc.record({ br: weight, gzip: weight, identity: weight, '*': weight }), order, (weights, names) => {
        const header = names
          .filter((name) => weights[name] !== undefined)
          .map((name) => `${name};q=${(Number(weights[name]) / 1000).toFixed(3)}`)
          .join(', ')
        const chosen = chooseEncoding(header)
        const of = (name: Encoding) => weights[name] ?? weights['*'] ?? (name === 'identity' ? 0.5 : 0)
        const highest = Math.max(of('br'), of('gzip'), of('identity'))
        const best = (['br', 'gzip', 'identity'] as const).find((name) => of(name) === highest && highest > 0)
        expect(chosen).toBe(header === '' ? 'identity' : (best ?? 'identity'))
      }),
    )
  })

  it('is parsed without an error, whatever it contains', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'brgzip*;q=01., \t"') })
    fc.assert(fc.property(noise, (header) => ['br', 'gzip', 'identity'].includes(chooseEncoding(header))))
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (header) => chooseEncoding(header) !== undefined))
  })

  // In quadratic time this would take minutes, and the test would time out.
  it.each(['a', ' ', ',', ';', ';q=', '; ', 'a ', 'a;', 'q=0.', '0', '*'])(
    'is parsed in linear time when it repeats "%s"',
    (part) => {
      for (const end of ['', '!', ',', '"'])
        expect(chooseEncoding(`a${part.repeat(1_000_000 / part.length)}${end}`)).toBe('identity')
    },
  )
})

describe('Accept', () => {
  it.each([
    undefined,
    '*/*',
    'application/json',
    'Application/JSON',
    'application/*',
    'application/json; charset=utf-8',
    'application/json;q=0.001',
    'application/json ; Q=1.000',
    'application/graphql-response+json, application/json;q=0.9',
    'application/json, text/plain, */*',
    'text/html, */*;q=0.1',
    '*/*;q=0, application/json',
    'application/*;q=0, application/json;q=0.5',
    'application/json;q=0, application/json;version=1',
  ])('accepts JSON as "%s"', (header) => {
    expect(acceptsJson(header)).toBe(true)
  })

  it.each([
    '',
    'text/html',
    'application/graphql-response+json',
    'application/jsonp',
    'application/json;q=0',
    'application/json;q=0.000',
    'application/json; charset=utf-8; q=0',
    'application/json;q=0, */*',
    'application/json;q=0, application/*;q=1',
    'application/*;q=0, */*',
    '*/*;q=0',
    'application/json;q=2',
    'application/json;q=-1',
    'application/json;q=',
    'application/json;q=0x1',
  ])('does not accept JSON as "%s"', (header) => {
    expect(acceptsJson(header)).toBe(false)
  })

  it('is parsed without an error, whatever it contains', () => {
    const part = fc.constantFrom(
      'application/json',
      '*/*',
      'application/*',
      ';',
      ',',
      'q=',
      '0',
      '1',
      '.',
      ' ',
      '"',
      'é',
    )
    fc.assert(fc.property(fc.array(part, { maxLength: 20 }), (parts) => void acceptsJson(parts.join(''))))
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (header) => void acceptsJson(header)))
  })

  // In quadratic time this would take minutes, and the test would time out.
  it.each([',', ';', ' ', 'q=', ';q=0', 'application/json;'])(
    'is parsed in linear time when it repeats "%s"',
    (part) => {
      expect(acceptsJson(part.repeat(1_000_000 / part.length))).toBe(part === 'application/json;')
    },
  )
})
