import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptsJson } from '../../src/http/negotiation'

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
  ])('takes JSON in when it is %s', (header) => {
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
  ])('leaves JSON out when it is %s', (header) => {
    expect(acceptsJson(header)).toBe(false)
  })

  it('is read whatever it holds', () => {
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

  // Quadratic time would take minutes here, and the test would run out of time.
  it.each([',', ';', ' ', 'q=', ';q=0', 'application/json;'])('is read once when it repeats "%s"', (part) => {
    expect(acceptsJson(part.repeat(1_000_000 / part.length))).toBe(part === 'application/json;')
  })
})
