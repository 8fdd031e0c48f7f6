import { describe, expect, it } from 'vitest'
import { whereRefusal } from '../../src/api/where'

const condition = { title: { equals: 'a' } }
const nest = (levels: number): unknown => (levels === 0 ? condition : { and: [{ OR: [nest(levels - 2)] }] })
const list = (size: number) => Array.from({ length: size }, (_, index) => index)

describe('whereRefusal', () => {
  it.each([
    ['50 conditions', { or: list(50).map(() => condition) }],
    ['50 comparisons of one field', { title: Object.fromEntries(list(50).map((index) => [`op${index}`, 'a'])) }],
    ['six levels of and / or', nest(6)],
    ['200 values', { id: { in: list(200) } }],
    ['200 values in one string', { id: { in: list(200).join(',') } }],
    ['commas in a text', { title: { equals: ','.repeat(300) } }],
    ['a path of five steps', { 'a.b.c.d.e': { exists: true } }],
    ['a value that is not an object', 'title'],
    ['null', null],
  ])('accepts %s', (_, where) => {
    expect(whereRefusal(where)).toBeUndefined()
  })

  it.each([
    ['51 conditions', { or: list(51).map(() => condition) }],
    [
      '51 conditions at two levels',
      { AND: list(26).map(() => condition), or: { 0: { or: list(25).map(() => condition) } } },
    ],
    ['51 comparisons of one field', { title: Object.fromEntries(list(51).map((index) => [`op${index}`, 'a'])) }],
    ['51 fields', Object.fromEntries(list(51).map((index) => [`f${index}`, { equals: 1 }]))],
    ['eight levels of and / or', nest(8)],
    ['201 values', { id: { in: list(201) } }],
    ['201 values in an object', { id: { not_in: { ...list(201) } } }],
    ['201 values in one string', { id: { all: list(201).join(',') } }],
    ['a path of six steps', { 'a.b.c.d.e.f': { exists: true } }],
    ['a GraphQL path of six steps', { a__b__c__d__e__f: { exists: true } }],
  ])('refuses %s', (_, where) => {
    expect(whereRefusal(where)).toMatchObject({ status: 400, code: 'WHERE_TOO_COMPLEX' })
  })

  it('names the limit that was exceeded', () => {
    expect(whereRefusal({ id: { in: list(201) } })?.message.en).toBe(
      '"where" asks for too much: "in" has more than 200 values. Split the request.',
    )
  })
})
