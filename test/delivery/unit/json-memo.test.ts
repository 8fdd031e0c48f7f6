import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoizeJson, serialize } from '../../../src/content/read-cache/json-memo'

test('serializes as JSON.stringify does, whichever values are memoized, and again from the memo', () => {
  const memoized = fc.object({ withDate: true }).map((value) => {
    memoizeJson(value)
    return value
  })
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      memoized,
      fc.string({ unit: 'binary' }),
      fc.constantFrom(undefined, null, new Date(0), Number.NaN, () => 0, 'Zoé’s "é"\ud800\u2028'),
      fc.array(tie('tree')),
      fc.dictionary(fc.string(), tie('tree')),
    ),
  }))
  fc.assert(
    fc.property(fc.dictionary(fc.string(), tree), (value) => {
      const expected = Buffer.from(JSON.stringify(value))
      expect(expected.equals(serialize(value))).toBe(true)
      expect(expected.equals(serialize(value))).toBe(true)
    }),
  )
})
