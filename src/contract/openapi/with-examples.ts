import { recordOf, recordsOf } from '../../domain/record'
import type { ExampleParts } from '../example-parts'
import type { OpenApi } from './openapi'

/** The description with an example for each part of a path that the site has a value for. */
export function withExamples(description: OpenApi, examples: ExampleParts): OpenApi {
  const paths = Object.entries(description.paths).map(([path, item]) => {
    const operation = recordOf(item.get)
    const known = valuesFor(path, examples)
    const parameters = recordsOf(operation.parameters).map((parameter) => {
      const example = parameter.in === 'path' ? known[String(parameter.name)] : undefined
      return example ? { ...parameter, example } : parameter
    })
    return [path, operation.parameters ? { ...item, get: { ...operation, parameters } } : item]
  })
  return { ...description, paths: Object.fromEntries(paths) }
}

function valuesFor(path: string, examples: ExampleParts): Record<string, string | undefined> {
  const [, root = '', collection = ''] = path.split('/')
  if (root !== 'feeds') return examples[collection] ?? {}
  const { slug: session, edition } = examples.sessions ?? {}
  return { edition: edition ?? examples.editions?.slug, session }
}
