import type { PublicOperation } from '../../content/public-routes'
import type { PathItem } from './collection-operations'
import { inPath } from './parameters'
import { responsesWith } from './responses'

/** The paths that features declared with their public routes. */
export const routePaths = (operations: readonly PublicOperation[]): Record<string, PathItem> =>
  Object.fromEntries(operations.map((operation) => [operation.path, { get: operationOf(operation) }]))

function operationOf(operation: PublicOperation) {
  const { id, tag, path, summary, mediaType, parameters = [], pathParameters = {}, mayBeGone } = operation
  const inQuery = parameters.map(({ name, description, schema = { type: 'string' } }) => ({
    name,
    in: 'query',
    description,
    schema,
  }))
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => inPath(name, pathParameters[name] ?? name))
  const anything = mediaType.includes('json') ? { type: ['object', 'array'] } : { type: 'string' }
  const schema = operation.schema ?? anything
  const gone = mayBeGone ? { 410: 'Gone' as const } : {}
  return {
    operationId: id,
    summary,
    tags: [tag],
    parameters: [...named, ...inQuery],
    responses: responsesWith(summary, { [mediaType]: { schema } }, { 404: 'NotFound', ...gone }),
  }
}
