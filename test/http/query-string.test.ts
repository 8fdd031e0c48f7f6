import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/http/limits'
import { readQuery } from '../../src/http/query-string'
import { hostileQueryString, parsedByPayload, parserOfPayload, queryString } from '../support/query-strings'

const list = (size: number) => Array.from({ length: size }, (_, index) => index)
const codeOf = (search: string) => readQuery(search).refusal?.code

describe('a query string', () => {
  it('is parsed by the very module that Payload loads', () => {
    expect(createRequire(resolve('src/http/query-string.ts')).resolve('qs-esm')).toBe(parserOfPayload)
  })

  it('is the tree that Payload parses, or it is refused', () => {
    let accepted = 0
    fc.assert(
      fc.property(fc.oneof(queryString, hostileQueryString), (search) => {
        const { tree } = readQuery(search)
        if (tree === undefined) return
        accepted += 1
        expect(tree).toStrictEqual(parsedByPayload(search))
      }),
      { numRuns: 5_000 },
    )
    expect(accepted).toBeGreaterThan(1_000)
  })

  it('has the same parameters for URLSearchParams, where their names hold no bracket', () => {
    fc.assert(
      fc.property(fc.oneof(queryString, hostileQueryString), (search) => {
        const { tree } = readQuery(search)
        if (tree === undefined) return
        for (const [name, value] of new URLSearchParams(search)) {
          if (name === '' || name.includes('[') || name in Object.prototype) continue
          expect([tree[name]].flat()).toContain(value)
        }
      }),
      { numRuns: 3_000 },
    )
  })

  it.each([
    ['', {}],
    ['?a=1', { a: '1' }],
    ['a', { a: '' }],
    ['&&=x&a=1', { a: '1' }],
    ['a=1&a=2', { a: ['1', '2'] }],
    ['a[]=1&a[]=2', { a: ['1', '2'] }],
    ['a[]=', { a: [] }],
    ['a[b][0]=c', { a: { b: ['c'] } }],
    ['a[or][1][b]=2&a[or][0][b]=1', { a: { or: [{ b: '1' }, { b: '2' }] } }],
    ['a[or][][b]=1&a[or][][b]=2', { a: { or: [{ b: ['1', '2'] }] } }],
    ['a%5Bb%5D=x+y', { a: { b: 'x y' } }],
    ['toString=1', {}],
  ])('"%s" is parsed to %j', (search, tree) => {
    expect(readQuery(search).tree).toEqual(tree)
  })

  it.each([
    ['a=1&a[b]=2', 'MALFORMED_PARAMETER'],
    ['a[b]=2&a=1', 'MALFORMED_PARAMETER'],
    ['a[b][c]=1&a[b]=2', 'MALFORMED_PARAMETER'],
    ['a=1&a[]=2', 'MALFORMED_PARAMETER'],
    ['a[__proto__]=1', 'MALFORMED_PARAMETER'],
    ['__proto__=1', 'MALFORMED_PARAMETER'],
    ['a[constructor]=1', 'MALFORMED_PARAMETER'],
    ['a]b[=1', 'MALFORMED_PARAMETER'],
    ['[a]=1', 'MALFORMED_PARAMETER'],
    ['a[b]c=1', 'MALFORMED_PARAMETER'],
    ['a=b]=1', 'MALFORMED_PARAMETER'],
    ['a b=1', 'MALFORMED_PARAMETER'],
    [`a${'[b]'.repeat(11)}=1`, 'MALFORMED_PARAMETER'],
    ['a=%', 'MALFORMED_URL'],
    ['a=%E9', 'MALFORMED_URL'],
  ])('is refused as "%s" with %s', (search, code) => {
    expect(codeOf(search)).toBe(code)
  })

  it('has at most 500 parameters, the empty ones included', () => {
    expect(codeOf('a=1&'.repeat(499))).toBeUndefined()
    expect(codeOf('a=1&'.repeat(500))).toBe('TOO_MANY_PARAMETERS')
    expect(codeOf('&'.repeat(1_000))).toBe('TOO_MANY_PARAMETERS')
  })

  it('has indexes that add up to 50,000 at most', () => {
    const indexes = (count: number) => list(count).map((index) => `a${index}[1000]=`)
    expect(codeOf(indexes(LIMITS.rest.positions / 1000).join('&'))).toBeUndefined()
    expect(codeOf(indexes(LIMITS.rest.positions / 1000 + 1).join('&'))).toBe('MALFORMED_PARAMETER')
  })

  it('is refused with the start of a name that is too long to show', () => {
    expect(readQuery(`${'é'.repeat(100)}=1`).refusal?.message.en).toContain(`"${'é'.repeat(60)}…"`)
  })

  // Sixteen times the length would take 256 times as long in quadratic time.
  it.each([
    ['[', ''],
    [']', ''],
    ['[]', ''],
    ['[a]', ''],
    ['where[a]', '=1'],
    ['%5B', ''],
    [']=', ''],
    ['=', ''],
    ['%', ''],
    ['a=', '&'],
  ])('of 16 kB that repeats "%s%s" is read in linear time', (part, end) => {
    const milliseconds = (size: number): number => {
      const search = `${part.repeat(size / part.length)}${end}`
      return Math.min(
        ...list(5).map(() => {
          const began = performance.now()
          readQuery(search)
          return performance.now() - began
        }),
      )
    }
    expect(milliseconds(16_000)).toBeLessThan(64 * milliseconds(1_000) + 5)
  })

  it('of 16 kB is read in less than 250 ms, however deep and wide it nests', () => {
    const shapes = [
      list(400).map((index) => `where[a${index}]${'[a]'.repeat(9)}=`),
      list(400).map((index) => `where[${index}]${'[1000]'.repeat(9)}=`),
      list(400).map((index) => `a[${1000 - index}][999]=`),
    ]
    for (const shape of shapes) {
      const began = performance.now()
      readQuery(shape.join('&').slice(0, 16_000))
      expect(performance.now() - began).toBeLessThan(250)
    }
  })
})
