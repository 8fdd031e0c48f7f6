import { configToJSONSchema, type FlattenedField, type SanitizedCollectionConfig, type SanitizedConfig } from 'payload'
import { alwaysPresentIn } from '../../content/always-present'
import { isClosed } from '../../content/graphql/prune'
import { publicCollections } from '../../domain/public-collections'
import { isRecord, recordOf, recordsOf } from '../../domain/record'
import { type JsonSchema, schemaRef } from './json-schema'

/** A public collection, with the schema of its documents. */
export interface PublicCollection {
  config: SanitizedCollectionConfig
  /** The name of the schema, that of the TypeScript type: `KeyFigure`. */
  name: string
  schema: JsonSchema
}

/**
 * The public collections in the order of the configuration. Their schemas are those of the TypeScript types, without the fields
 * that no anonymous reader may read. They allow other properties, which a later version may add.
 */
export function publicCollectionsOf(config: SanitizedConfig): PublicCollection[] {
  const definitions = recordOf(configToJSONSchema(config, 'text').definitions)
  const found = config.collections.filter(({ slug }) => publicCollections.has(slug))
  const nameOf = (slug: string) => String(recordOf(definitions[slug]).title)
  const names = new Map(found.map(({ slug }) => [slug, nameOf(slug)]))
  return found.map((collection) => {
    const { slug, flattenedFields } = collection
    const schema = objectSchema(recordOf(definitions[slug]), flattenedFields, names)
    return { config: collection, name: nameOf(slug), schema: withRequired(schema, alwaysPresentIn(collection)) }
  })
}

/** An object that always has these properties too, and never null. */
function withRequired(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const properties = recordOf(schema.properties)
  const present = names.map((name) => [name, withoutNull(recordOf(properties[name]))] as const)
  const required = new Set([...(schema.required as string[]), ...names])
  return { ...schema, properties: { ...properties, ...Object.fromEntries(present) }, required: [...required] }
}

const withoutNull = ({ type, enum: values, ...rest }: JsonSchema): JsonSchema => ({
  type: Array.isArray(type) ? type.find((one) => one !== 'null') : type,
  ...(Array.isArray(values) && { enum: values.filter((value) => value !== null) }),
  ...rest,
})

/** Names of schemas by the slug of their collection. */
type Names = ReadonlyMap<string, string>

function objectSchema(
  { additionalProperties: _, properties, required, ...rest }: JsonSchema,
  fields: readonly FlattenedField[],
  names: Names,
): JsonSchema {
  const fieldOf = new Map(fields.map((field) => [field.name, field]))
  const open = Object.entries(recordOf(properties)).filter(([name]) => {
    const field = fieldOf.get(name)
    return !field || !isClosed(field)
  })
  const present = Array.isArray(required) ? required.filter((name) => open.some(([known]) => known === name)) : []
  return {
    ...rest,
    properties: Object.fromEntries(
      open.map(([name, property]) => [name, propertySchema(recordOf(property), fieldOf.get(name), names)]),
    ),
    ...(present.length > 0 && { required: present }),
  }
}

function propertySchema(
  { tsType: _, ...schema }: JsonSchema,
  field: FlattenedField | undefined,
  names: Names,
): JsonSchema {
  const fields = field && 'flattenedFields' in field ? (field.flattenedFields ?? []) : []
  const { description, items, oneOf, properties } = schema
  const described = description ? { description } : {}
  if (field?.type === 'richText') return { ...described, anyOf: [schemaRef('RichText'), { type: 'null' }] }
  if (isRecord(properties)) return objectSchema(schema, fields, names)
  if (isRecord(items) && isRecord(items.properties)) return { ...schema, items: objectSchema(items, fields, names) }
  if (isRecord(items)) return { ...schema, items: propertySchema(items, undefined, names) }
  if (Array.isArray(oneOf)) return { ...described, anyOf: referenceSchemas(oneOf, names) }
  return { ...withNullInEnum(schema), ...(field?.type === 'date' && { format: 'date-time' }) }
}

/** A relation: the id, or the document with a `depth`. A document of a collection that is not public is never there. */
const referenceSchemas = (options: unknown[], names: Names): JsonSchema[] =>
  recordsOf(options).flatMap(({ $ref, ...rest }): JsonSchema[] => {
    if (typeof $ref !== 'string') return [rest]
    const name = names.get($ref.replace('#/definitions/', ''))
    return name ? [schemaRef(name)] : []
  })

function withNullInEnum(schema: JsonSchema): JsonSchema {
  const { type, enum: values } = schema
  const isNullable = Array.isArray(type) && type.includes('null') && Array.isArray(values) && !values.includes(null)
  return isNullable ? { ...schema, enum: [...values, null] } : schema
}
