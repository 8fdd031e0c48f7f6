import fc from 'fast-check'
import { parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { graphqlKey } from '../../../src/delivery/request/graphql-key'

const json = 'application/json'
const posted = (body: unknown, search = '', contentType: string | undefined = json) =>
  graphqlKey({
    search,
    post: { contentType, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) },
  })
const got = (parameters: Record<string, string>) => graphqlKey({ search: new URLSearchParams(parameters).toString() })
const query = 'query A($a: Int, $b: JSON) { Sessions(limit: $a, where: $b) { docs { title } } }'

/** Documents as lists of tokens, so that the text between two tokens can vary. */
const word = fc.constantFrom('a', 'b', 'title', 'Sessions')
const literal = fc.constantFrom(
  '1',
  '-1.5e3',
  'true',
  'null',
  'ENUM',
  '$v',
  '"a, b # c"',
  '"a  b"',
  '"""\n  block, # x\n  """',
  '[]',
)
const argument = fc.oneof(
  fc.constant<string[]>([]),
  fc.tuple(word, literal).map(([name, value]) => ['(', name, ':', value, ')']),
)
const field: fc.Memo<string[]> = fc.memo((depth) =>
  fc
    .tuple(fc.option(word), word, argument, depth > 1 ? fc.option(selection(depth - 1)) : fc.constant(null))
    .map(([alias, name, args, below]) => [...(alias ? [alias, ':'] : []), name, ...args, ...(below ?? [])]),
)
const selection: fc.Memo<string[]> = fc.memo((depth) =>
  fc.array(field(depth), { minLength: 1, maxLength: 3 }).map((fields) => ['{', ...fields.flat(), '}']),
)
const document = selection(3).map((tokens) => ['query', 'Q', '(', '$v', ':', 'Int', ')', ...tokens])
const gap = fc.constantFrom(' ', '\n', ', ', ' # a "comment" {\n', '\t\r\n', ' ,, ', '\uFEFF ')
const spelled = (tokens: string[], gaps: string[]) =>
  tokens.map((token, index) => token + (gaps[index] ?? ' ')).join('')
const gaps = fc.array(gap, { maxLength: 60 })

describe('the key of a GraphQL query', () => {
  it('is shared by documents that differ by white space, commas and comments', () => {
    fc.assert(
      fc.property(document, gaps, gaps, (tokens, one, other) => {
        const first = posted({ query: spelled(tokens, one) })
        expect(first).toBeDefined()
        expect(posted({ query: spelled(tokens, other) })).toEqual(first)
        expect(got({ query: spelled(tokens, other) })).toEqual(first)
      }),
    )
  })

  it('asks the origin for the same document', () => {
    fc.assert(
      fc.property(document, gaps, (tokens, between) => {
        const sent = spelled(tokens, between)
        const { body = '' } = posted({ query: sent }) ?? {}
        expect(print(parse(JSON.parse(body).query))).toBe(print(parse(sent)))
      }),
    )
  })

  it('differs when the documents differ', () => {
    const printed = (tokens: string[]) => print(parse(spelled(tokens, [])))
    fc.assert(
      fc.property(document, fc.nat(), word, (tokens, at, name) => {
        const names = tokens.flatMap((token, index) => (index > 6 && /^\w+$/.test(token) ? [index] : []))
        const other = tokens.with(names[at % names.length] ?? 0, name)
        const isSame = printed(tokens) === printed(other)
        const keys = [tokens, other].map((each) => posted({ query: spelled(each, []) })?.key)
        expect(keys[0] === keys[1]).toBe(isSame)
      }),
    )
  })

  it('depends on the values of the declared variables, not on their order', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (one, other, undeclared) => {
        const key = (b: unknown) => posted({ query, variables: { b } })?.key
        expect(key(one) === key(other)).toBe(canonical(one) === canonical(other))
        const shuffled = `{"c":${JSON.stringify(undeclared)},"b":${reversed(one)}}`
        expect(posted(`{"variables":${shuffled},"query":${JSON.stringify(query)}}`)?.key).toBe(key(one))
      }),
    )
  })

  it('distinguishes an absent variable from null', () => {
    expect(posted({ query, variables: { a: null } })?.key).not.toBe(posted({ query, variables: {} })?.key)
    expect(posted({ query, variables: {} })).toEqual(posted({ query, variables: null }))
    expect(posted({ query, variables: {} })).toEqual(posted({ query }))
  })

  it('depends on a member named __proto__', () => {
    const keys = ['{"__proto__":{"c":1}}', '{"__proto__":{"c":2}}', '{}'].map(
      (b) => posted(`{"query":${JSON.stringify(query)},"variables":{"b":${b}}}`)?.key,
    )
    expect(new Set(keys).size).toBe(3)
  })

  it('distinguishes two operations of one document', () => {
    const both = 'query A { a } query B { a }'
    const keys = ['A', 'B'].map((operationName) => posted({ query: both, operationName })?.key)
    expect(keys[0]).toBeDefined()
    expect(keys[0]).not.toBe(keys[1])
  })

  it.each([
    { query: '{ a }' },
    { query: '{ __schema { types { name } } }' },
    { query: 'query A { ...F } fragment F on Query { a }', operationName: 'A' },
    { query: '{ a }', operationName: null, variables: null, extensions: null },
    { query: '{ a }', extensions: { clientLibrary: { name: '@apollo/client', version: '4.0.0' } } },
  ])('is defined for %j', (body) => {
    expect(posted(body)).toBeDefined()
  })

  it('does not depend on the parameters of a URL that nothing reads', () => {
    expect(posted({ query: '{ a }' }, 'utm_source=x&op=A')).toEqual(posted({ query: '{ a }' }))
    expect(got({ query: '{ a }', _: '1' })).toEqual(posted({ query: '{ a }' }))
    expect(got({ query, variables: '{"a": 1}', operationName: 'A' })).toEqual(
      posted({ query, variables: { a: 1 }, operationName: 'A' }),
    )
  })

  it.each<[string, unknown]>([
    ['a mutation', { query: 'mutation { a }' }],
    ['a subscription', { query: 'subscription { a }' }],
    ['a query beside a mutation', { query: 'query A { a } mutation B { a }', operationName: 'A' }],
    ['a batch', [{ query: '{ a }' }]],
    ['a syntax error', { query: '{ a' }],
    ['a lone surrogate', '{"query":"{ a(b: \\"\\ud800\\") }"}'],
    ['a schema', { query: 'type A { a: Int }' }],
    ['fragments alone', { query: 'fragment F on Query { a }' }],
    ['operations without a choice', { query: 'query A { a } query B { a }' }],
    ['two operations of one name', { query: 'query A { a } query A { b }', operationName: 'A' }],
    ['an unknown operation', { query: 'query A { a }', operationName: 'B' }],
    ['an empty operation name', { query: '{ a }', operationName: '' }],
    ['a name that is a number', { query: '{ a }', operationName: 1 }],
    ['variables in a list', { query: '{ a }', variables: [] }],
    ['variables in a string', { query: '{ a }', variables: '{}' }],
    ['a persisted query', { query: '{ a }', extensions: { persistedQuery: {} } }],
    ['extensions that are a string', { query: '{ a }', extensions: 'a' }],
    ['a locale in the body', { query: '{ a }', locale: 'en' }],
    ['no query', {}],
    ['a query that is a list', { query: ['{ a }'] }],
    ['no object', 'null'],
    ['no JSON', '{'],
    ['an empty body', ''],
    ['more tokens than the origin accepts', { query: `{ ${'a '.repeat(2_000)} }` }],
    ['a body above 100 kB', { query: `{ a } #${'a'.repeat(100_000)}` }],
    [
      'variables nested too deep',
      `{"query":${JSON.stringify(query)},"variables":{"b":${'['.repeat(200)}${']'.repeat(200)}}}`,
    ],
    [
      'numbers that take more room written out',
      `{"query":${JSON.stringify(query)},"variables":{"b":[${'1e20,'.repeat(9_000)}1]}}`,
    ],
    ['a number too large', `{"query":${JSON.stringify(query)},"variables":{"b":[-1e999]}}`],
    ['a deep document', { query: `${'{a'.repeat(60_000)}` }],
    ['deep JSON', '['.repeat(90_000)],
    ['deep variables', `{"query":"{ a }","variables":{"b":${'['.repeat(40_000)}${']'.repeat(40_000)}}`],
  ])('is undefined for %s', (_, body) => {
    expect(posted(body)).toBeUndefined()
  })

  it.each(['locale=en', 'fallback-locale=null', 'fallbackLocale=fr', 'draft=true', 'dr%61ft[]=true', 'a=%', 'a=%E9'])(
    'is undefined for a URL with %s',
    (search) => {
      expect(posted({ query: '{ a }' }, search)).toBeUndefined()
      expect(graphqlKey({ search: `query={a}&${search}` })).toBeUndefined()
      expect(graphqlKey({ search: 'query={a}' })).toBeDefined()
    },
  )

  it.each(['query={a}&variables=1', 'query={a}&variables={', 'variables={}', 'query=mutation{a}', ''])(
    'is undefined for a GET of "%s"',
    (search) => {
      expect(graphqlKey({ search })).toBeUndefined()
    },
  )

  it.each(['text/plain', 'application/json; charset=latin1', '', 'application/jsonx', undefined])(
    'is undefined for a body of type %s',
    (contentType) => {
      expect(graphqlKey({ search: '', post: { contentType, body: Buffer.from('{"query":"{ a }"}') } })).toBeUndefined()
    },
  )

  it('uses the first of two values of a GET, as graphql-http does', () => {
    expect(graphqlKey({ search: 'query={a}&query={b}' })).toEqual(graphqlKey({ search: 'query={a}' }))
  })

  it('is undefined for invalid UTF-8', () => {
    const body = Buffer.from('{"query":"{ a(b: \\"\xE9\\") }"}', 'latin1')
    expect(graphqlKey({ search: '', post: { contentType: json, body } })).toBeUndefined()
  })

  it('is computed without an error for any bytes', () => {
    const text = fc.string({ unit: fc.constantFrom(...'{}()[]:$!.@"#\\ \n,aé1-'), maxLength: 60 })
    fc.assert(fc.property(text, (sent) => void posted({ query: sent })))
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => void posted(Buffer.from(bytes).toString('latin1'))),
    )
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (search) => void graphqlKey({ search })))
  })
})

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
  return `{${members.sort()}}`
}

function reversed(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(reversed)}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${reversed(member)}`)
  return `{${members.reverse()}}`
}
