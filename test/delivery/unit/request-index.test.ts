import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RequestIndex } from '../../../src/delivery/request/request-index'

const keysOf = (entries: number, characters: number) =>
  new RequestIndex<string>(entries, characters, (key) => key.length)

describe('the index of raw requests', () => {
  it('evicts the least recently used text beyond its number of entries', () => {
    const index = keysOf(2, 1_000)
    index.set('a', '1')
    index.set('b', '2')
    expect(index.get('a')).toBe('1')
    index.set('c', '3')
    expect(['a', 'b', 'c'].map((text) => index.get(text))).toEqual(['1', undefined, '3'])
  })

  it('evicts the least recently used texts beyond its characters', () => {
    const index = keysOf(100, 80)
    for (const letter of 'abcdefghij') index.set(letter.repeat(9), '1')
    expect(index.characters).toBe(80)
    expect([index.get('b'.repeat(9)), index.get('c'.repeat(9))]).toEqual([undefined, '1'])
  })

  it('does not store a text larger than an eighth of its room', () => {
    const index = keysOf(100, 80)
    index.set('a', '1')
    index.set('b'.repeat(10), '2')
    expect([index.get('a'), index.get('b'.repeat(10)), index.size]).toEqual(['1', undefined, 1])
  })

  it('stays within its bounds and never returns the value of another text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 })
    const steps = fc.array(fc.tuple(fc.boolean(), text, fc.string({ maxLength: 4 })), { maxLength: 200 })
    fc.assert(
      fc.property(steps, (all) => {
        const index = keysOf(5, 60)
        const last = new Map<string, string>()
        const held = () => [...last].filter(([each]) => index.get(each) !== undefined)
        for (const [isWrite, each, key] of all) {
          if (isWrite) index.set(each, key)
          if (isWrite) last.set(each, key)
          else expect([last.get(each), undefined]).toContain(index.get(each))
          if (isWrite && each.length + key.length <= 7) expect(index.get(each)).toBe(key)
          expect(index.size).toBeLessThanOrEqual(5)
          expect(index.characters).toBeLessThanOrEqual(60)
        }
        expect(index.characters).toBe(held().reduce((sum, [each, key]) => sum + each.length + key.length, 0))
        expect(index.size).toBe(held().length)
      }),
    )
  })
})
