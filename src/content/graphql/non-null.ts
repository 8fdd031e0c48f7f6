import type { GraphQLFieldResolver, GraphQLOutputType } from 'graphql'
import type { FlattenedField } from 'payload'
import { untranslatedField } from '../../../collections/shared/fields/untranslated'
import { isRecord } from '../../domain/record'
import { alwaysPresentIn } from '../always-present'
import { isNonNullType } from './kinds'
import { type GraphQL, publicTypesOf, type Schema } from './schema'
import { eachField } from './walk'

/**
 * Makes non-null what a published document always has. Where a draft lacks it, or a text without a fallback language, a value
 * that stands in for it is returned: an error in a non-null field would take the whole document away.
 */
export function requireAlwaysPresent({ GraphQLNonNull }: GraphQL, schema: Schema): void {
  const nonNull = (type: GraphQLOutputType) => (isNonNullType(type) ? type : new GraphQLNonNull(type))
  for (const { config, type } of publicTypesOf(schema)) {
    for (const name of alwaysPresentIn(config)) {
      const field = type.getFields()[name]
      if (field) field.type = nonNull(field.type)
    }
    eachField(config.flattenedFields, type, ({ field, served }) => {
      const standIn = standInOf(field)
      if (standIn === undefined) return
      served.type = nonNull(served.type)
      served.resolve = withStandIn(served.resolve ?? propertyNamed(field.name), standIn)
    })
  }
}

/**
 * The value that stands in for an absent one: an empty text or list, or the default value. `undefined` for a field that a
 * published document may lack, and for one without such a value, such as a moment, a number or a reference.
 */
function standInOf(field: FlattenedField): unknown {
  if (field.name === untranslatedField.name) return []
  if (!('required' in field) || !field.required || ('hasMany' in field && field.hasMany)) return undefined
  if (field.admin?.condition || field.access?.read) return undefined
  if (field.type === 'text' || field.type === 'textarea') return field.defaultValue ?? ''
  return field.type === 'select' && typeof field.defaultValue === 'string' ? field.defaultValue : undefined
}

type Resolver = GraphQLFieldResolver<unknown, unknown>

const propertyNamed =
  (name: string): Resolver =>
  (parent) =>
    isRecord(parent) ? parent[name] : undefined

const withStandIn =
  (resolve: Resolver, standIn: unknown): Resolver =>
  (parent, args, context, info) => {
    const value = resolve(parent, args, context, info)
    return value instanceof Promise ? value.then((found) => found ?? standIn) : (value ?? standIn)
  }
