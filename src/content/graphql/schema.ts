import type * as Library from 'graphql'
import type {
  GraphQLEnumType,
  GraphQLFieldConfig,
  GraphQLInputObjectType,
  GraphQLObjectType,
  GraphQLScalarType,
} from 'graphql'
import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { publicCollections } from '../../domain/public-collections'

/** The library with which Payload builds its schema: types of another copy would not fit. */
export type GraphQL = typeof Library

/** What resolvers are called with. */
export interface Context {
  req: PayloadRequest
  /** The fields that a document is read with; set by Payload's resolvers. */
  select?: unknown
}

export type RootField = GraphQLFieldConfig<unknown, Context>

/** A collection of a schema under construction, with its types. */
interface SchemaCollection {
  config: SanitizedCollectionConfig
  graphQL?: {
    type: GraphQLObjectType
    paginatedType: GraphQLObjectType
    whereInputType: GraphQLInputObjectType
  }
}

/** A schema that Payload has begun: its root fields and the types of its collections. Types are changed in place. */
export interface Schema {
  Query: { fields: Record<string, RootField>; description?: string }
  Mutation: { fields: Record<string, RootField>; description?: string }
  collections: Record<string, SchemaCollection>
  types: { localeInputType: GraphQLEnumType; fallbackLocaleInputType: GraphQLEnumType }
}

/** A public collection and its types. */
interface PublicTypes {
  slug: string
  config: SanitizedCollectionConfig
  type: GraphQLObjectType
  paginatedType: GraphQLObjectType
  whereInputType: GraphQLInputObjectType
}

/** The public collections of a schema with their types. */
export const publicTypesOf = ({ collections }: Schema): PublicTypes[] =>
  Object.entries(collections).flatMap(([slug, { config, graphQL }]) =>
    graphQL && publicCollections.has(slug) ? [{ slug, config, ...graphQL }] : [],
  )

/** The types of one public collection. Throws when the schema has none. */
export function typesOf(schema: Schema, slug: string): PublicTypes {
  const found = publicTypesOf(schema).find((types) => types.slug === slug)
  if (!found) throw new Error(`The schema has no collection ${slug}.`)
  return found
}

/** The type of moments. */
export const momentType = (schema: Schema) =>
  typesOf(schema, 'sessions').type.getFields().startsAt?.type as GraphQLScalarType

/** Adds fields to an object type, in the way in which a type of its own would have them. */
export function addFields<Source>(
  { GraphQLObjectType }: GraphQL,
  type: GraphQLObjectType,
  fields: Record<string, GraphQLFieldConfig<Source, Context>>,
): void {
  const own = new GraphQLObjectType<Source, Context>({ name: type.name, fields })
  Object.assign(type.getFields(), own.getFields())
}
