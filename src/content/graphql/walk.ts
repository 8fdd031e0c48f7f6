import type { GraphQLField, GraphQLObjectType, GraphQLUnionType } from 'graphql'
import type { FlattenedField } from 'payload'
import { getNamedType, isObjectType } from './kinds'

/** A field of a collection, beside the field of GraphQL that serves it. */
interface SchemaField {
  field: FlattenedField
  name: string
  /** The dotted path of the field in its document. */
  path: string
  served: GraphQLField<unknown, unknown>
  owner: GraphQLObjectType
}

type BlocksField = Extract<FlattenedField, { type: 'blocks' }>

/** Calls `visit` for every field of a document that GraphQL serves, those inside groups, rows and blocks included. */
export function eachField(
  fields: readonly FlattenedField[],
  owner: GraphQLObjectType,
  visit: (field: SchemaField) => void,
  prefix = '',
): void {
  for (const field of fields) {
    const { name } = field
    const served = owner.getFields()[name]
    if (!served) continue
    const path = `${prefix}${name}`
    visit({ field, name, path, served, owner })
    const type = getNamedType(served.type)
    if ('blocks' in field && 'getTypes' in type) eachBlock(field, type, visit, path)
    if (!('flattenedFields' in field) || !field.flattenedFields) continue
    if (isObjectType(type)) eachField(field.flattenedFields, type, visit, `${path}.`)
  }
}

function eachBlock(field: BlocksField, union: GraphQLUnionType, visit: (field: SchemaField) => void, path: string) {
  const types = union.getTypes()
  for (const block of [...field.blocks, ...(field.blockReferences ?? [])]) {
    if (typeof block === 'string' || !('flattenedFields' in block)) continue
    const type = types.find(({ extensions }) => extensions.blockSlug === block.slug)
    if (type) eachField(block.flattenedFields, type, visit, `${path}.`)
  }
}
