import {
  buildClientSchema,
  type GraphQLInputType,
  type GraphQLOutputType,
  getIntrospectionQuery,
  getNamedType,
  type IntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql'
import type { TestApp } from './app'

/** A field of the root types, and an operation that asks for it with the least that it requires. */
export interface RootField {
  /** `query Sessions`. */
  name: string
  text: string
}

/** Every field of Query and Mutation of the running configuration. `id` is that of no document. */
export async function everyRootField(app: TestApp, id: string): Promise<RootField[]> {
  const schema = buildClientSchema((await app.graphql<IntrospectionQuery>(getIntrospectionQuery())).data)
  return (['query', 'mutation'] as const).flatMap((kind) => {
    const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType()
    return Object.values(type?.getFields() ?? {}).map(({ name, args, type: output }) => {
      const required = args.filter((arg) => isNonNullType(arg.type) || arg.name === 'id')
      const given = required.map((arg) => `${arg.name}: ${exampleOf(arg.type, arg.name === 'id' ? id : 'x')}`)
      const text = `${kind} { ${name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${selectionOf(output)} }`
      return { name: `${kind} ${name}`, text }
    })
  })
}

function exampleOf(type: GraphQLInputType, text: string): string {
  if (isNonNullType(type)) return exampleOf(type.ofType, text)
  if (isListType(type)) return `[${exampleOf(type.ofType, text)}]`
  if (isEnumType(type)) return String(type.getValues()[0]?.name)
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type))
    return `{${required.map((field) => `${field.name}: ${exampleOf(field.type, text)}`).join(', ')}}`
  }
  if (isScalarType(type) && /Int|Float/.test(type.name)) return '1'
  if (isScalarType(type) && type.name === 'Boolean') return 'true'
  return JSON.stringify(text)
}

/** The first scalar that is reached without arguments; `''` for a field that has no parts. */
function selectionOf(output: GraphQLOutputType): string {
  return isObjectType(getNamedType(output)) ? '{ __typename }' : ''
}
