import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRangeCurrent, parseRange } from '../../src/http/byte-range'

describe('Range', () => {
  it.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=010-019', { start: 10, end: 19 }],
    ['bytes=90-1000', { start: 90, end: 99 }],
    ['bytes=99-', { start: 99, end: 99 }],
    ['bytes=-1', { start: 99, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['Bytes= 1-2 ', { start: 1, end: 2 }],
    [`bytes=5-${'9'.repeat(400)}`, { start: 5, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=100-200', 'unsatisfiable'],
    [`bytes=${'9'.repeat(400)}-`, 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=20-10', undefined],
    ['bytes=200-100', undefined],
    ['bytes=0-1,3-4', undefined],
    ['bytes=0-1,', undefined],
    ['bytes=-', undefined],
    ['bytes=', undefined],
    ['bytes', undefined],
    ['bytes=a-b', undefined],
    ['bytes=1', undefined],
    ['bytes=--1', undefined],
    ['bytes=1-2-3', undefined],
    ['bytes=1.5-2', undefined],
    ['bytes=+1-2', undefined],
    ['bytes =0-1', undefined],
    ['bytes=0 - 1', undefined],
    ['items=0-1', undefined],
    ['bytes=٠-١', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %s on 100 bytes is %j', (header, range) => {
    expect(parseRange(header, 100)).toEqual(range)
  })

  it.each([
    ['bytes=0-', 'unsatisfiable'],
    ['bytes=0-5', 'unsatisfiable'],
    ['bytes=-5', undefined],
    ['bytes=-0', 'unsatisfiable'],
  ])('of %s on an empty body is %s', (header, range) => {
    expect(parseRange(header, 0)).toEqual(range)
  })

  it('selects exactly the requested bytes', () => {
    const bound = fc.option(fc.nat(12), { nil: undefined })
    fc.assert(
      fc.property(bound, bound, fc.integer({ min: 1, max: 9 }), (first, last, size) => {
        const range = parseRange(`bytes=${first ?? ''}-${last ?? ''}`, size)
        const all = Array.from({ length: size }, (_, index) => index)
        const asked = all.filter((index) =>
          first === undefined ? index >= size - (last ?? 0) : index >= first && index <= (last ?? size),
        )
        if (typeof range === 'object') expect(all.slice(range.start, range.end + 1)).toEqual(asked)
        else expect(asked).toEqual([])
      }),
    )
  })

  it('stays within the body, whatever it contains', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'bytes=-0123456789, \t'), maxLength: 20 })
    const within = (range: ReturnType<typeof parseRange>) =>
      typeof range !== 'object' || (range.start >= 0 && range.start <= range.end && range.end < 50)
    fc.assert(
      fc.property(noise, (header) => within(parseRange(header, 50)) && within(parseRange(`bytes=${header}`, 50))),
    )
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (header) => within(parseRange(`bytes=${header}`, 50))))
  })

  // In quadratic time this would take minutes, and the test would time out.
  it.each([' ', '1', '-', '1-1,', ',', '\t', '1 '])('is parsed in linear time when it repeats "%s"', (part) => {
    expect(parseRange(`bytes=${part.repeat(1_000_000 / part.length)}x`, 50)).toBeUndefined()
  })
})

describe('If-Range', () => {
  it.each<[string | undefined, string, boolean]>([
    [undefined, '"a"', true],
    ['"a"', '"a"', true],
    [' "a" ', '"a"', true],
    ['"b"', '"a"', false],
    ['W/"a"', '"a"', false],
    ['W/"a"', 'W/"a"', false],
    ['"a", "b"', '"a"', false],
    ['*', '"a"', false],
    ['', '"a"', false],
    ['Wed, 21 May 2025 08:00:00 GMT', '"a"', false],
  ])('of %s on %s is %s', (ifRange, etag, isCurrent) => {
    expect(isRangeCurrent(ifRange, etag)).toBe(isCurrent)
  })
})
