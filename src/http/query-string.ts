import { parse } from 'qs-esm'
import { LIMITS } from './limits'
import { badRequest, type Refusal } from './refusal'
import { isReadable, malformedUrl } from './url'

/** The parameters of a query string by name: `a[b][c]=1&a[d][]=2` is `{a: {b: {c: '1'}, d: ['2']}}`. */
export interface QueryTree {
  [name: string]: QueryValue
}
export type QueryValue = string | QueryValue[] | QueryTree

/** The tree of a query string, or the reason to refuse it. */
export type QueryReading = { tree: QueryTree; refusal?: undefined } | { tree?: undefined; refusal: Refusal }

/** Options with which Payload's `createPayloadRequest` calls the same parser. */
const payloadOptions = { allowEmptyArrays: true, arrayLimit: 1000, depth: 10, ignoreQueryPrefix: true }
const plainName = /^[\w.-]+(?:\[[\w.-]*\])*$/
const unsafeSteps = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * A query string as Payload's REST API parses it, with or without its `?`; or a `400` refusal when it has too many
 * parameters, when it is not UTF-8, or when other parsers could read the name of a parameter differently.
 */
export function readQuery(search: string): QueryReading {
  // Empty parts count too: the parser ignores what follows its first 1,000 parts.
  if (search.split('&').length > LIMITS.rest.parameters) return { refusal: tooManyParameters }
  if (!isReadable(search)) return { refusal: malformedUrl }
  const names = new Set<string>()
  let refused: string | undefined
  let positions = 0
  // The parser decodes every name before it builds the tree, and ignores empty names.
  const decoder = (text: string, decode: (text: string) => string, kind: 'key' | 'value'): string => {
    const decoded = decode(text)
    if (kind === 'value' || decoded === '') return decoded
    names.add(decoded)
    positions += sumOfIndexes(decoded)
    if (isPlain(decoded) && positions <= LIMITS.rest.positions) return decoded
    refused ??= decoded
    return ''
  }
  const tree = parse(search, { ...payloadOptions, decoder }) as QueryTree
  refused ??= [...names].find((name) => hasParentWithValue(name, names))
  return refused === undefined ? { tree } : { refusal: malformedParameter(refused) }
}

function isPlain(name: string): boolean {
  if (!plainName.test(name)) return false
  const steps = name.replaceAll(']', '').split('[')
  return steps.length <= LIMITS.rest.brackets + 1 && !steps.some((step) => unsafeSteps.has(step))
}

/** The positions that the parser visits for the indexes of a name: `a[900]` is an array of 901. */
function sumOfIndexes(name: string): number {
  let sum = 0
  for (const [, index] of name.matchAll(/\[(\d{1,4})\]/g)) sum += Number(index)
  return sum
}

/** Whether `a[b]` stands beside a value of `a` itself, which the parser would merge into one list. */
function hasParentWithValue(name: string, names: ReadonlySet<string>): boolean {
  for (let bracket = name.indexOf('['); bracket >= 0; bracket = name.indexOf('[', bracket + 1)) {
    if (names.has(name.slice(0, bracket))) return true
  }
  return false
}

const tooManyParameters = badRequest('TOO_MANY_PARAMETERS', {
  fr: `La requête a plus de ${LIMITS.rest.parameters} paramètres. Demandez en plusieurs fois.`,
  en: `The query has more than ${LIMITS.rest.parameters} parameters. Split the request.`,
})

function malformedParameter(name: string): Refusal {
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name
  return badRequest('MALFORMED_PARAMETER', {
    fr: `Le paramètre « ${shown} » est illisible. Écrivez par exemple where[title][equals]=…`,
    en: `The parameter "${shown}" cannot be read. Write where[title][equals]=…`,
  })
}
