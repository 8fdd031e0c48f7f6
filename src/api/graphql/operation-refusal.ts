import { type DocumentNode, Kind, type OperationDefinitionNode, valueFromASTUntyped } from 'graphql'
import { LIMITS } from '../../http/limits'
import { badRequest, type Refusal } from '../../http/refusal'
import type { FieldShape } from './field-shapes'
import { measureOperation } from './measure'
import type { Measures } from './measures'
import { mixedScopesRefusal } from './mixed-scopes'

const { graphql } = LIMITS

/** A refusal when any operation of a document exceeds the limits, whether or not it is the one that will be executed. */
export function documentRefusal(
  document: DocumentNode,
  variables: Record<string, unknown>,
  shapes: ReadonlyMap<string, FieldShape>,
): Refusal | undefined {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    const context = { variables: { ...defaultsOf(definition), ...variables }, shapes }
    const refusal = measuresRefusal(measureOperation(document, definition, context), definition.operation)
    if (refusal) return refusal
  }
  return undefined
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  const entries = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
  )
  return Object.fromEntries(entries)
}

function measuresRefusal(measures: Measures, operation: string): Refusal | undefined {
  const rootLimit = operation === 'query' ? graphql.queryFields : graphql.mutationFields
  return (
    measures.refusal ??
    mixedScopesRefusal(measures.scopes, operation) ??
    over('QUERY_TOO_DEEP', 'nests fields', measures.depth, graphql.depth, 'levels deep', 'Split it in two requests') ??
    over('TOO_MANY_FIELDS', 'selects', measures.selections, graphql.selections, 'fields', 'Spread fewer fragments') ??
    over('TOO_MANY_ALIASES', 'has', measures.aliases, graphql.aliases, 'aliases', 'Send several requests') ??
    over('TOO_MANY_DIRECTIVES', 'has', measures.directives, graphql.directives, 'directives', 'Leave some out') ??
    over('TOO_MANY_ROOT_FIELDS', 'has', measures.rootFields, rootLimit, 'root fields', 'Send several requests') ??
    introspectionRefusal(measures) ??
    over('QUERY_TOO_EXPENSIVE', 'costs', measures.cost, graphql.cost, 'points', costAdvice)
  )
}

const costAdvice = 'Ask for fewer items (limit) or fewer nested lists'

function introspectionRefusal(measures: Measures): Refusal | undefined {
  const isTooLarge =
    measures.introspectionDepth > graphql.introspectionDepth ||
    measures.introspectionLists > graphql.introspectionLists ||
    measures.introspectionAliases > 0
  if (!isTooLarge) return undefined
  return badRequest(
    'INTROSPECTION_TOO_LARGE',
    'The introspection is nested too deep or uses aliases. Send the standard introspection query.',
  )
}

function over(code: string, verb: string, size: number, limit: number, unit: string, advice: string) {
  if (size <= limit) return undefined
  const shown = size > 1_000_000 ? 'more than 1000000' : Math.ceil(size)
  return badRequest(code, `The query ${verb} ${shown} ${unit}; the limit is ${limit}. ${advice}.`)
}
