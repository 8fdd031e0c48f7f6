import { type DocumentNode, Kind, type OperationDefinitionNode, valueFromASTUntyped } from 'graphql'
import { LIMITS } from '../../http/limits'
import { badRequest, type Refusal } from '../../http/refusal'
import { measureOperation, type Prices } from './measure'
import type { Measures } from './measures'
import { mixedScopesRefusal } from './mixed-scopes'
import { type SizeMessages, sizes } from './size-messages'

const { graphql } = LIMITS

/** A refusal when any operation of a document exceeds the limits, whether or not it is the one that will be executed. */
export function documentRefusal(
  document: DocumentNode,
  variables: Record<string, unknown>,
  prices: Prices,
): Refusal | undefined {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    const refusal = measuresRefusal(measuresOf(document, definition, variables, prices), definition.operation)
    if (refusal) return refusal
  }
  return undefined
}

/** The points of one operation of a document. */
export const costOf = (
  document: DocumentNode,
  definition: OperationDefinitionNode,
  variables: Record<string, unknown>,
  prices: Prices,
): number => measuresOf(document, definition, variables, prices).cost

const measuresOf = (
  document: DocumentNode,
  definition: OperationDefinitionNode,
  variables: Record<string, unknown>,
  prices: Prices,
): Measures =>
  measureOperation(document, definition, { ...prices, variables: { ...defaultsOf(definition), ...variables } })

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
    over('QUERY_TOO_DEEP', measures.depth, graphql.depth, sizes.depth) ??
    over('TOO_MANY_FIELDS', measures.selections, graphql.selections, sizes.fields) ??
    over('TOO_MANY_ALIASES', measures.aliases, graphql.aliases, sizes.aliases) ??
    over('TOO_MANY_DIRECTIVES', measures.directives, graphql.directives, sizes.directives) ??
    over('TOO_MANY_ROOT_FIELDS', measures.rootFields, rootLimit, sizes.rootFields) ??
    introspectionRefusal(measures) ??
    over('QUERY_TOO_EXPENSIVE', measures.cost, graphql.cost, sizes.cost)
  )
}

function introspectionRefusal(measures: Measures): Refusal | undefined {
  const isTooLarge =
    measures.introspectionDepth > graphql.introspectionDepth ||
    measures.introspectionLists > graphql.introspectionLists ||
    measures.introspectionAliases > 0
  if (!isTooLarge) return undefined
  return badRequest('INTROSPECTION_TOO_LARGE', {
    fr: 'L’introspection est trop imbriquée, ou a des alias. Envoyez la requête d’introspection standard.',
    en: 'The introspection is nested too deep or uses aliases. Send the standard introspection query.',
  })
}

function over(code: string, size: number, limit: number, { shows, advice }: SizeMessages) {
  if (size <= limit) return undefined
  const isHuge = size > 1_000_000
  const shown = { fr: isHuge ? 'plus de 1000000' : Math.ceil(size), en: isHuge ? 'more than 1000000' : Math.ceil(size) }
  return badRequest(code, {
    fr: `La requête ${shows.fr.replace('#', `${shown.fr}`)} ; la limite est ${limit}. ${advice.fr}.`,
    en: `The query ${shows.en.replace('#', `${shown.en}`)}; the limit is ${limit}. ${advice.en}.`,
  })
}
