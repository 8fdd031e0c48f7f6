import { isDeepStrictEqual } from 'node:util'
import { type QueryTree, type QueryValue, readQuery } from '../../http/query-string'
import {
  isTrackingParameter,
  languageParameters,
  listParameters,
  otherParameters,
  shapeParameters,
} from '../../http/rest-parameters'
import { CACHE_LIMITS } from '../limits'

/** Parameters of a public read. */
const publicParameters: ReadonlySet<string> = new Set([...languageParameters, ...shapeParameters, ...listParameters])
const readByPayload: ReadonlySet<string> = new Set([...publicParameters, ...otherParameters])
const numbers = ['depth', 'limit', 'page']

/**
 * The query string that Payload parses to the same parameters as `search`, always written alike: sorted by name, encoded,
 * without the parameters of analytics. `undefined` when it asks for more than the public response, or when the API refuses
 * it, as it does a parameter that it does not know.
 */
export function canonicalQuery(search: string): string | undefined {
  if (isNestedTooMuch(search)) return undefined
  const { tree } = readQuery(search)
  if (!tree || search.includes('%00')) return undefined
  const read = Object.fromEntries(Object.entries(tree).filter(([name]) => !isTrackingParameter(name)))
  if (!Object.keys(read).every((name) => publicParameters.has(name))) return undefined
  // Payload reads these with `URLSearchParams` too, which takes the first of several values and no brackets.
  if (languageParameters.some((name) => typeof (read[name] ?? '') !== 'string')) return undefined
  for (const name of numbers) if (isDigits(read[name])) read[name] = String(Number(read[name]))
  const canonical = [...written(read)].join('&')
  // What is written must be read as the same: brackets may have become one too many.
  return isDeepStrictEqual(readQuery(canonical).tree, read) ? canonical : undefined
}

/** Whether Payload reads a parameter of this name, for REST or beside a GraphQL operation. */
export function isReadByPayload(name: string): boolean {
  return readByPayload.has(name)
}

function isNestedTooMuch(search: string): boolean {
  return search.length > CACHE_LIMITS.brackets && (search.match(/\[|%5b/gi)?.length ?? 0) > CACHE_LIMITS.brackets
}

function* written(value: QueryTree | QueryValue[], parent?: string): Generator<string> {
  for (const key of Object.keys(value).sort()) {
    const name = parent === undefined ? key : `${parent}[${key}]`
    const member = (value as QueryTree)[key] ?? ''
    // A name that the reader accepts holds no character to encode.
    if (typeof member === 'string') yield `${name}=${encodeURIComponent(member)}`
    else if (Array.isArray(member) && member.length === 0) yield `${name}[]=`
    else yield* written(member, name)
  }
}

function isDigits(value: QueryValue | undefined): boolean {
  return typeof value === 'string' && /^\d{1,9}$/.test(value)
}
