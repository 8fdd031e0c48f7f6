import type { GraphQLObjectType } from 'graphql'
import type { Config, Plugin } from 'payload'
import { sizes } from '../../collections/media/sizes'

type Queries = NonNullable<NonNullable<Config['graphQL']>['queries']>

interface Schema {
  collections: Record<string, { graphQL?: { type: GraphQLObjectType } }>
}

/** Describes the sizes of images in the schema of GraphQL: which are cropped, and which to use for a portrait. */
export const images = (): Plugin => (config) => ({
  ...config,
  graphQL: { ...config.graphQL, queries: withDescriptions(config.graphQL?.queries) },
})

const withDescriptions =
  (queries: Queries | undefined): Queries =>
  (graphql, schema) => {
    const added = queries?.(graphql, schema) ?? {}
    const group = (schema as unknown as Schema).collections.media?.graphQL?.type.getFields().sizes
    if (!group) return added
    group.description =
      'The image in other sizes: WebP, but for `og`, which is JPEG. `portraitSmall`, `portrait` and `og` are cropped around the focal point, the others are whole. For a person use `portraitSmall` in a list and `portrait` on a page of their own.'
    const fields = (group.type as GraphQLObjectType).getFields()
    for (const { name, use } of sizes) {
      const field = fields[name]
      if (field) field.description = use
    }
    return added
  }
