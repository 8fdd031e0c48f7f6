import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'

/** Parameters of Payload that the cache reads. */
export const publicParameters =
  'depth limit page sort where select populate joins locale fallback-locale fallbackLocale pagination'.split(' ')

/** The file of the parser that Payload loads. */
export const parserOfPayload = createRequire(createRequire(import.meta.url).resolve('payload')).resolve('qs-esm')

const qs: { parse(text: string, options: object): Record<string, unknown> } = await import(
  pathToFileURL(parserOfPayload).href
)

/** The parameters of a query string, by the parser that Payload itself loads. */
export const parsedByPayload = (search: string): Record<string, unknown> =>
  qs.parse(search, { allowEmptyArrays: true, arrayLimit: 1000, depth: 10, ignoreQueryPrefix: true })

const step = fc.constantFrom(
  ...['', '0', '1', '2', '10', '01', '1000', '1001', 'a', 'b', 'or', 'and', 'in', 'equals', 'a.b', 'É'],
  ...['__proto__', 'constructor', 'toString', 'length', '[', ']'],
)
const root = fc.constantFrom(...publicParameters, 'draft', 'utm_source', 'x', '', 'toString', '__proto__')
const brackets = (steps: string[]) => steps.map((each) => `[${each}]`).join('')
const name = fc.tuple(root, fc.array(step, { maxLength: 4 })).map(([first, steps]) => first + brackets(steps))

/** Values that parsers disagree about, and any others. */
export const parameterValue = fc.oneof(
  fc.constantFrom('', '0', '25', '025', 'a', 'a,b', 'a+b', 'a b', 'é', 'fr', '{"a":1}', 'x]=y', '=', '%', '&', '[]'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)
const encoders = fc.constantFrom<(text: string) => string>(
  (text) => encodeURIComponent(text),
  (text) => encodeURIComponent(text).replaceAll('%20', '+'),
  (text) => encodeURIComponent(text).toLowerCase().replaceAll('%5b', '[').replaceAll('%5d', ']').replaceAll('%3d', '='),
  (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
)

/** Query strings of a few parameters, encoded in different ways, which often name the same thing twice. */
export const queryString = fc
  .array(fc.tuple(fc.tuple(name, parameterValue), encoders, encoders), { maxLength: 6 })
  .map((all) => all.map(([[n, v], encodeName, encodeValue]) => `${encodeName(n)}=${encodeValue(v)}`).join('&'))

/** Query strings made of the characters that parsers cut at. */
export const hostileQueryString = fc
  .array(fc.constantFrom(...'[]=&?+%;#', '%5B', '%5D', '%3D', '%26', '%00', 'where', 'limit', 'a', '0', '1000', 'é'), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''))
