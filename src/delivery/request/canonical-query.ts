import { isDeepStrictEqual } from 'node:util'
import { type QueryTree, type QueryValue, readQuery } from '../../http/query-string'
import { CACHE_LIMITS } from '../limits'

/** Parameters of a public read. */
const publicParameters = new Set(
  'depth fallback-locale fallbackLocale joins limit locale page pagination populate select sort where'.split(' '),
)
/** Parameters that Payload reads too, and that ask for something else than the public response. */
const otherParameters = new Set(
  (
    'autosave data draft flattenLocales overrideLock publishAllLocales publishSpecificLocale selectedLocales ' +
    'showHiddenFields trash unpublishAllLocales uploadEdits'
  ).split(' '),
)
/** Payload reads these with `URLSearchParams` too, which takes the first of several values and no brackets. */
const languages = ['fallback-locale', 'fallbackLocale', 'locale']
const numbers = ['depth', 'limit', 'page']

/**
 * The query string that Payload parses to the same parameters as `search`, always written alike: no parameter that it
 * ignores, sorted by name, encoded. `undefined` when it asks for more than the public response, or when the API refuses it.
 */
export function canonicalQuery(search: string): string | undefined {
  if (isNestedTooMuch(search)) return undefined
  const { tree } = readQuery(search)
  if (!tree || search.includes('%00') || Object.keys(tree).some((name) => otherParameters.has(name))) return undefined
  const read = Object.fromEntries(Object.entries(tree).filter(([name]) => publicParameters.has(name)))
  if (languages.some((name) => typeof (read[name] ?? '') !== 'string')) return undefined
  for (const name of numbers) if (isDigits(read[name])) read[name] = String(Number(read[name]))
  const canonical = [...written(read)].join('&')
  // What is written must be read as the same: brackets may have become one too many.
  return isDeepStrictEqual(readQuery(canonical).tree, read) ? canonical : undefined
}

/** Whether Payload reads a parameter of this name, for REST or beside a GraphQL operation. */
export function isReadByPayload(name: string): boolean {
  return publicParameters.has(name) || otherParameters.has(name)
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
