import type { GraphQLField, GraphQLObjectType } from 'graphql'
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

/** Calls `visit` for every field of a document that GraphQL serves, those inside groups and rows included. */
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
    if (!('flattenedFields' in field) || !field.flattenedFields) continue
    const type = getNamedType(served.type)
    if (isObjectType(type)) eachField(field.flattenedFields, type, visit, `${path}.`)
  }
}
