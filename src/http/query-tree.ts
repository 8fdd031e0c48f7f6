import { LIMITS } from './limits'
import { badRequest, type Refusal } from './refusal'

/** A query string as Payload reads it: `a[b][0]=c` is `{a: {b: {0: 'c'}}}`; a name given twice holds a list. */
export interface QueryTree {
  [name: string]: QueryValue
}
type QueryValue = string | string[] | QueryTree

const plainName = /^[\w.-]+(?:\[[\w.-]*\])*$/
const unsafeNames = new Set(['__proto__', 'constructor', 'prototype'])

/** Reads the parameters, or refuses a name that two parsers could read differently. */
export function readQueryTree(parameters: URLSearchParams): QueryTree | Refusal {
  if (parameters.size > LIMITS.rest.parameters) {
    return badRequest('TOO_MANY_PARAMETERS', `The query has more than ${LIMITS.rest.parameters} parameters.`)
  }
  const tree: QueryTree = Object.create(null)
  for (const [name, value] of parameters) {
    if (name === '') continue
    const steps = name.replaceAll(']', '').split('[')
    const isReadable =
      plainName.test(name) &&
      steps.length <= LIMITS.rest.brackets + 1 &&
      !steps.some((step) => unsafeNames.has(step)) &&
      insert(tree, steps, value)
    if (!isReadable) return malformed(name)
  }
  return tree
}

function insert(tree: QueryTree, steps: string[], value: string): boolean {
  let node = tree
  for (const step of steps.slice(0, -1)) {
    const key = step || freeIndex(node)
    const next = node[key] ?? Object.create(null)
    if (typeof next === 'string' || Array.isArray(next)) return false
    node[key] = next
    node = next
  }
  const last = steps.at(-1) || freeIndex(node)
  const present = node[last]
  if (present === undefined) node[last] = value
  else if (typeof present === 'string') node[last] = [present, value]
  else if (Array.isArray(present)) present.push(value)
  else return false
  return true
}

/** `a[]=1&a[]=2` numbers its values: each `[]` is a new one. */
function freeIndex(node: QueryTree): string {
  let index = Object.keys(node).length
  while (String(index) in node) index += 1
  return String(index)
}

function malformed(name: string): Refusal {
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name
  return badRequest('MALFORMED_PARAMETER', `The parameter "${shown}" cannot be read. Write where[title][equals]=…`)
}
