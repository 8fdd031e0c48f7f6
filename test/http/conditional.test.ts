import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNotModified } from '../../src/http/conditional'

const etag = '"abc-br"'
const opaque = fc.string({ unit: fc.constantFrom(...'ab-,*/W!~\xE9'), maxLength: 4 }).map((text) => `"${text}"`)
const blank = fc.constantFrom('', ' ', '\t', '  ')
const listed = fc.tuple(blank, fc.constantFrom('', 'W/'), opaque, blank)

describe('If-None-Match', () => {
  it.each([
    ...[
      '"abc-br"',
      'W/"abc-br"',
      '"x", "abc-br"',
      '"x",W/"abc-br","y"',
      ',, "abc-br" ,',
      '*',
      ' * ',
      '"a,b", "abc-br"',
    ],
  ])('matches as "%s"', (header) => {
    expect(isNotModified(header, etag)).toBe(true)
    expect(isNotModified(header, `W/${etag}`)).toBe(true)
  })

  it.each([
    ...['', ',', '"abc"', '"abc-gzip"', 'abc-br', '"abc-br', 'abc-br"', 'w/"abc-br"', 'W/ "abc-br"', '"ABC-br"'],
    ...['"abc-br" "x"', '"abc-br", x', 'x, "abc-br"', '*, "abc-br"', '"abc-br", *', '"*"', '""abc-br""', "'abc-br'"],
    ...['"abc-br";q=1', '"abc -br"', '"x"abc-br"', '"abc-br"\n'],
  ])('does not match as "%s"', (header) => {
    expect(isNotModified(header, etag)).toBe(false)
  })

  it('does not match when it is absent', () => {
    expect(isNotModified(undefined, etag)).toBe(false)
  })

  it('matches exactly when it lists the tag, weak or strong', () => {
    fc.assert(
      fc.property(fc.array(listed, { maxLength: 5 }), opaque, (list, wanted) => {
        const header = list.map((parts) => parts.join('')).join(',')
        expect(isNotModified(header, wanted)).toBe(list.some(([, , tag]) => tag === wanted))
      }),
    )
  })

  it('is parsed without an error, whatever it contains', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'"W/*, \tab\xFF\x7F\0') })
    fc.assert(fc.property(noise, (header) => typeof isNotModified(header, etag) === 'boolean'))
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (header) => typeof isNotModified(header, etag) === 'boolean'))
  })

  // In quadratic time this would take minutes, and the test would time out.
  it.each(['"', '"a",', ' ', ',', '"a" ', '"a', 'W/', 'W/"', '" "', '*', ' ,', '\t'])(
    'is parsed in linear time when it repeats "%s"',
    (part) => {
      expect(isNotModified(part.repeat(1_000_000 / part.length), etag)).toBe(false)
    },
  )
})
