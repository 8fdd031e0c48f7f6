import { getIntrospectionQuery, Kind, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { measureOperation } from '../../src/api/graphql/measure'
import { documentRefusal } from '../../src/api/graphql/operation-refusal'
import { programme } from './programme'
import { shapes } from './shapes'

const refusal = (query: string, variables: Record<string, unknown> = {}) =>
  documentRefusal(parse(query), variables, { shapes })
const code = (query: string, variables?: Record<string, unknown>) => refusal(query, variables)?.code
const times = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join(' ')

describe('cost', () => {
  it('allows the complete programme of an edition in one request', () => {
    expect(refusal(programme, { edition: 'montpellier-2024' })).toBeUndefined()
  })

  it.each([
    ['{ Editions(limit: 3) { docs { title venue { city } } } }', 50 + 3 * 5],
    ['{ Editions { docs { title } } Rooms { docs { name } } }', 2 * (50 + 25 * 5)],
    ['{ Editions(limit: 1) { docs { partners { role organisation { name } } } } }', 50 + 5 + 5],
    ['{ Session(id: 1) { room { name } editions { title } } }', 50 + 1 + 5],
    [
      '{ Edition(id: 1) { sessions { docs { title } } rooms(limit: 2) { docs { name } } } }',
      50 + (50 + 200 * 5) + (50 + 2 * 5),
    ],
    ['query ($n: Int = 2) { Edition(id: 1) { rooms(limit: $n) { docs { name } } } }', 50 + 50 + 2 * 5],
    ['mutation { createSession(data: {}) { room { name } } }', 500 + 1],
    ['{ __schema { types { name } } __typename }', 0],
  ])('of %s is %d points', (query, points) => {
    const document = parse(query)
    const [operation] = document.definitions
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('not an operation')
    const variables = query.includes('$n') ? { n: 2 } : {}
    expect(measureOperation(document, operation, { variables, shapes }).cost).toBe(points)
  })

  it('uses the default value of a variable that is not given', () => {
    const query = 'query ($n: Int = 2) { L(limit: $n) { docs { editions { rooms(limit: $n) { docs { id } } } } } }'
    expect(code(query)).toBeUndefined()
    expect(code(query, { n: 200 })).toBe('QUERY_TOO_EXPENSIVE')
  })

  it('is refused for long lists within long lists, with the number of points', () => {
    const query = '{ Sessions(limit: 200) { docs { edition { sessions(limit: 200) { docs { title } } } } } }'
    expect(refusal(query)).toEqual({
      status: 400,
      code: 'QUERY_TOO_EXPENSIVE',
      message: expect.objectContaining({
        en: 'The query costs 211250 points; the limit is 10000. Ask for fewer items (limit) or fewer nested lists.',
      }),
    })
    expect(code(query.replaceAll('200', '20'))).toBeUndefined()
  })

  it('is refused for three nested lists under an alias', () => {
    const nested = 'sessions(limit: 200) { docs { edition { sessions(limit: 200) { docs { id } } } } }'
    expect(code(`{ a1: Sessions(limit: 200) { docs { edition { ${nested} } } } }`)).toBe('QUERY_TOO_EXPENSIVE')
  })

  it.each([
    ['a literal', '{ L(limit: 200) { docs { editions { rooms(limit: 200) { docs { id } } } } } }', {}],
    [
      'a variable',
      'query ($n: Int) { L(limit: $n) { docs { editions { rooms(limit: $n) { docs { id } } } } } }',
      { n: 200 },
    ],
    [
      'a default value',
      'query ($n: Int = 200) { L(limit: $n) { docs { editions { rooms(limit: $n) { docs { id } } } } } }',
      {},
    ],
    ['zero', '{ L(limit: 0) { docs { editions { rooms(limit: 0) { docs { id } } } } } }', {}],
    ['no limit on a join', '{ L(limit: 0) { docs { editions { rooms { docs { id } } } } } }', {}],
    ['a string', '{ L(limit: "1") { docs { editions { rooms(limit: "1") { docs { id } } } } } }', {}],
    ['a count without documents', '{ L(limit: 200) { docs { editions { rooms(limit: 200) { totalDocs } } } } }', {}],
    [
      'a fragment',
      '{ ...A } fragment A on Query { L(limit: 200) { ...B } } fragment B on X { docs { editions { rooms { ...C } } } } fragment C on Y { docs { id } }',
      {},
    ],
    ['an inline fragment', '{ L(limit: 200) { docs { ... on E { editions { rooms { docs { id } } } } } } }', {}],
  ])('counts the size of a list given by %s', (_, query, variables) => {
    expect(code(query, variables)).toBe('QUERY_TOO_EXPENSIVE')
  })

  it('counts a limit above 200 as 200', () => {
    expect(code('{ Sessions(limit: 1000000000) { docs { room { name } } } }')).toBeUndefined()
  })

  it('is measured for every operation of the document', () => {
    const query = 'query Good { __typename } query Bad { L(limit: 200) { docs { rooms { docs { id } } } } }'
    expect(code(query)).toBe('QUERY_TOO_EXPENSIVE')
  })
})

describe('counts', () => {
  it('refuses 31 aliases, whether written or spread by fragments', () => {
    const empty = (index: number) => `a${index}: Sessions(limit: 1) { totalDocs }`
    expect(code(`{ ${times(240, empty)} }`)).toBe('TOO_MANY_ALIASES')
    expect(code(`{ ${times(31, empty)} }`)).toBe('TOO_MANY_ALIASES')
    expect(code(`{ ${times(30, empty)} }`)).toBeUndefined()
    const spread = '{ Session(id: 1) { ...A edition { ...A } } } fragment A on Session'
    expect(code(`${spread} { ${times(16, (index) => `t${index}: title`)} }`)).toBe('TOO_MANY_ALIASES')
    expect(code(`${spread} { ${times(15, (index) => `t${index}: title`)} }`)).toBeUndefined()
  })

  it('refuses 31 root fields of a query and 11 of a mutation', () => {
    expect(code(`{ ${times(31, (index) => `q${index}`)} }`)).toBe('TOO_MANY_ROOT_FIELDS')
    expect(code(`{ ${times(30, (index) => `q${index}`)} }`)).toBeUndefined()
    const remove = (index: number) => `m${index}: deleteSession(id: ${index}) { id }`
    expect(code(`mutation { ${times(11, remove)} }`)).toBe('TOO_MANY_ROOT_FIELDS')
    expect(code(`mutation { ${times(10, remove)} }`)).toBeUndefined()
  })

  it('refuses a 15th level, in fields or through fragments', () => {
    const nest = (levels: number) => `${'{ f '.repeat(levels)}${'}'.repeat(levels)}`
    expect(code(nest(15))).toBe('QUERY_TOO_DEEP')
    expect(code(nest(14))).toBeUndefined()
    expect(code(`{ a { ...F } } fragment F on T ${nest(14)}`)).toBe('QUERY_TOO_DEEP')
    expect(code(`{ a { ...F } } fragment F on T ${nest(13)}`)).toBeUndefined()
  })

  it('refuses 51 directives', () => {
    expect(code(`{ id ${'@a '.repeat(51)} }`)).toBe('TOO_MANY_DIRECTIVES')
    expect(code(`{ id ${'@a '.repeat(50)} }`)).toBeUndefined()
  })
})

describe('fragments', () => {
  it('are measured without expanding 60 fragments that double one another', () => {
    const doubling = times(60, (i) => `fragment F${i} on T { edition { ...F${i + 1} } edition { ...F${i + 1} } }`)
    expect(code(`{ ...F0 } ${doubling} fragment F60 on T { id }`)).toBe('QUERY_TOO_DEEP')
    const flat = times(60, (i) => `fragment F${i} on T { ...F${i + 1} ...F${i + 1} }`)
    expect(refusal(`{ a { ...F0 } } ${flat} fragment F60 on T { id }`)).toMatchObject({
      code: 'TOO_MANY_FIELDS',
      message: expect.objectContaining({
        en: 'The query selects more than 1000000 fields; the limit is 2000. Spread fewer fragments.',
      }),
    })
    expect(code(`{ a { ...F0 } } ${flat}`)).toBe('TOO_MANY_FIELDS')
  })

  it('are refused in a cycle, on which Payload would overflow its stack', () => {
    const cycle = '{ ...A } fragment A on T { id ...B } fragment B on T { ...A }'
    expect(refusal(cycle)).toMatchObject({ status: 400, code: 'FRAGMENT_CYCLE' })
    expect(code('{ ...A ...A } fragment A on T { id }')).toBeUndefined()
  })

  it('are left to the validation of GraphQL when they are unknown', () => {
    expect(refusal('{ ...Nowhere }')).toBeUndefined()
  })
})

describe('arguments', () => {
  it('have the limits of where, as literals and as variables', () => {
    const conditions = Array.from({ length: 51 }, () => ({ title: { equals: 'a' } }))
    expect(code('query ($w: W) { Sessions(where: $w) { totalDocs } }', { w: { OR: conditions } })).toBe(
      'WHERE_TOO_COMPLEX',
    )
    const literal = times(51, () => '{ title: { equals: "a" } }')
    expect(code(`{ Sessions(where: { OR: [${literal}] }) { totalDocs } }`)).toBe('WHERE_TOO_COMPLEX')
    expect(code('{ Sessions(where: { title: { equals: "a" } }) { totalDocs } }')).toBeUndefined()
  })

  it('are refused for a deep rich text and a long sort', () => {
    expect(code('{ Session(id: 1) { abstract(depth: 4) } }')).toBe('DEPTH_TOO_HIGH')
    expect(code('{ Session(id: 1) { abstract(depth: 3) } }')).toBeUndefined()
    expect(code('{ Sessions(sort: "a,b,c,d,e,f") { totalDocs } }')).toBe('TOO_MANY_SORT_FIELDS')
  })
})

describe('introspection', () => {
  it('allows every standard introspection query', () => {
    const all = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    })
    expect(refusal(all)).toBeUndefined()
    expect(
      refusal('{ a: __type(name: "A") { name } b: __type(name: "B") { fields { type { fields { name } } } } }'),
    ).toBeUndefined()
  })

  it.each([
    ['types within types', '{ __schema { types { fields { type { fields { name } } } } } }'],
    ['types within a type', '{ __type(name: "A") { fields { type { fields { type { fields { name } } } } } } }'],
    ['aliased lists', '{ __schema { a: types { name } b: types { name } } }'],
    ['an aliased schema', '{ a: __schema { types { name } } b: __schema { types { name } } }'],
    ['wrapped types', `{ __type(name: "A") { ${'ofType { '.repeat(20)} name ${'}'.repeat(20)} } }`],
    [
      'fragments',
      '{ __schema { types { ...A } } } fragment A on T { fields { type { ...B } } } fragment B on T { fields { name } }',
    ],
  ])('refuses %s', (_, query) => {
    expect(code(query)).toBe('INTROSPECTION_TOO_LARGE')
  })
})

describe('root fields that ask for different languages or versions', () => {
  const docs = '{ docs { title edition { tagline } } }'

  it.each([
    [`{ fr: Sessions(locale: fr) ${docs} en: Sessions(locale: en) ${docs} }`, 'MIXED_LOCALES'],
    [`{ a: Sessions(locale: en) ${docs} b: Sessions ${docs} }`, 'MIXED_LOCALES'],
    [`{ a: Sessions(locale: en, fallbackLocale: none) ${docs} b: Rooms(locale: en) ${docs} }`, 'MIXED_LOCALES'],
    [`{ ...A Rooms(locale: en) { docs { name } } } fragment A on Query { Sessions ${docs} }`, 'MIXED_LOCALES'],
    [`query ($en: LocaleInputType) { Sessions(locale: $en) ${docs} Rooms(locale: fr) { totalDocs } }`, 'MIXED_LOCALES'],
    [`{ a: Sessions(draft: true) ${docs} b: Sessions(draft: false) ${docs} }`, 'MIXED_DRAFTS'],
    ['mutation { a: updateRoom(id: 1, locale: en) { id } b: updateRoom(id: 2) { id } }', 'MIXED_LOCALES'],
  ])('are refused in %s', (query, expected) => {
    expect(code(query, { en: 'en' })).toBe(expected)
  })

  it.each([
    `{ a: Sessions(locale: en) ${docs} b: Rooms(locale: en) { totalDocs } __typename __schema { types { name } } }`,
    `{ a: Sessions(draft: false) ${docs} b: Rooms { totalDocs } }`,
    '{ Sessions(locale: en) { docs { edition(locale: fr) { title } } } }',
    'mutation { a: updateRoom(id: 1, locale: en) { id } b: updateRoom(id: 1, locale: fr) { id } }',
  ])('are accepted when they do not in %s', (query) => {
    expect(code(query)).toBeUndefined()
  })

  it('are found in linear time, whatever fragments spread', () => {
    const doubling = times(40, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)
    expect(code(`{ ...F0 } ${doubling} fragment F40 on Query { Rooms { totalDocs } }`)).toBe('TOO_MANY_FIELDS')
  })
})

describe('a negative number', () => {
  it.each(['Sessions(limit: -5)', 'Sessions(page: -1)', 'Sessions(page: 0)', 'Editions { docs { rooms(limit: -1)'])(
    'is refused in %s',
    (field) => {
      const query = field.startsWith('Editions') ? `{ ${field} { totalDocs } } } }` : `{ ${field} { totalDocs } }`
      expect(code(query)).toBe('INVALID_NUMBER')
    },
  )
})
