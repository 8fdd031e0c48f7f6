import { describe, expect, test } from 'vitest'
import { isSame } from '../../../src/domain/edits/is-same'
import { mergeEdit } from '../../../src/domain/edits/merge-edit'
import { mergeRows } from '../../../src/domain/edits/merge-rows'
import { richTextOf } from '../../../src/domain/rich-text'

describe('values', () => {
  test.each([
    ['an empty text and none', '', null],
    ['spaces around a text', 'Ouverture', ' Ouverture '],
    ['an empty list and none', [], undefined],
    ['a group without values', { url: null }, undefined],
    ['one instant written in two ways', '2024-05-21T09:00:00.000Z', '2024-05-21T09:00:00Z'],
    ['the order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['a box that was never ticked', false, null],
    ['what the editor of rich text adds', richTextOf('Bonjour'), withoutFormats(richTextOf('Bonjour'))],
  ])('are the same: %s', (_, one, other) => {
    expect(isSame(one, other)).toBe(true)
  })

  test.each([
    ['zero and none', 0, null],
    ['two orders of a list', ['a', 'b'], ['b', 'a']],
    ['a space inside a rich text', richTextOf('a b'), richTextOf('ab')],
    ['a text and a day', '2024-05-21', '2024-05-22'],
  ])('differ: %s', (_, one, other) => {
    expect(isSame(one, other)).toBe(false)
  })
})

describe('an edit', () => {
  test('leaves the fields whose value is the base, in groups too, and names what others changed', () => {
    const base = { title: 'a', 'venue.name': 'b', 'venue.city': 'c', capacity: 1 }
    const sent = { title: 'a', venue: { name: 'mine', city: 'c' }, capacity: 1 }
    const newest = { title: 'theirs', venue: { name: 'b', city: 'theirs' }, capacity: 1 }
    expect(mergeEdit(base, sent, newest)).toEqual({
      data: { venue: { name: 'mine' } },
      saved: { 'venue.name': 'mine' },
      others: ['title', 'venue.city'],
      conflicts: [],
    })
  })

  test('asks about a field that both changed, unless to the same value', () => {
    const newest = { title: 'theirs', capacity: 2 }
    expect(mergeEdit({ title: 'a', capacity: 1 }, { title: 'mine', capacity: 2 }, newest)).toEqual({
      data: { title: 'mine' },
      saved: {},
      others: [],
      conflicts: [{ path: 'title', mine: 'mine', theirs: 'theirs' }],
    })
  })

  test('clears a field, and is asked when somebody else has filled it', () => {
    expect(mergeEdit({ notice: 'a' }, { notice: null }, { notice: 'a' })).toMatchObject({ data: { notice: null } })
    expect(mergeEdit({ notice: 'a' }, { notice: null }, { notice: 'b' }).conflicts).toHaveLength(1)
  })
})

describe('rows', () => {
  const row = (id: string, role = 'speaker') => ({ id, role })
  const base = [row('a'), row('b'), row('c')]

  test('that both add stay, each after the row it followed', () => {
    const mine = [row('a'), row('m'), row('b'), row('c')]
    const theirs = [row('a'), row('b'), row('c'), row('t')]
    expect(ids(mergeRows({ base, mine, theirs }))).toBe('a m b c t')
  })

  test('that one removes are gone, unless the other one changed them', () => {
    const mine = [row('a'), row('c')]
    expect(ids(mergeRows({ base, mine, theirs: [...base, row('t')] }))).toBe('a c t')
    expect(mergeRows({ base, mine, theirs: [row('a'), row('b', 'host'), row('c')] })).toBeUndefined()
  })

  test('are merged field by field', () => {
    const one = [{ id: 'a', role: 'host', note: 'x' }]
    const other = [{ id: 'a', role: 'speaker', note: 'y' }]
    const merged = mergeRows({ base: [{ id: 'a', role: 'speaker', note: 'x' }], mine: one, theirs: other })
    expect(merged).toEqual([{ id: 'a', role: 'host', note: 'y' }])
  })

  test('are in the order of who sorted them; two orders are a conflict', () => {
    const sorted = [row('c'), row('a'), row('b')]
    expect(ids(mergeRows({ base, mine: sorted, theirs: [...base, row('t')] }))).toBe('c t a b')
    expect(mergeRows({ base, mine: sorted, theirs: [row('b'), row('a'), row('c')] })).toBeUndefined()
  })

  test('may be ids alone', () => {
    expect(mergeRows({ base: ['a'], mine: ['a', 'm'], theirs: ['a', 't'] })).toEqual(['a', 'm', 't'])
  })

  test('a text and a number are no list', () => {
    expect(mergeRows({ base: 5, mine: 0, theirs: null })).toBeUndefined()
    expect(mergeRows({ base: 'a', mine: 'b', theirs: 'c' })).toBeUndefined()
  })
})

const ids = (rows: unknown) => (rows as { id: string }[]).map(({ id }) => id).join(' ')

function withoutFormats(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, inner) => (inner === 0 || inner === '' ? undefined : inner)))
}
