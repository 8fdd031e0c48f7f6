import { isNonNullType } from './kinds'
import { type GraphQL, publicTypesOf, type Schema } from './schema'

/**
 * What every version of every document has, drafts included. What a published document alone always has cannot be non-null:
 * the same types serve drafts, and a missing translation with `fallbackLocale: none`.
 */
const always = ['createdAt', 'updatedAt', '_status'] as const

/** Makes the fields that are never null non-null. */
export function requireAlwaysPresent({ GraphQLNonNull }: GraphQL, schema: Schema): void {
  for (const { type } of publicTypesOf(schema)) {
    for (const name of always) {
      const field = type.getFields()[name]
      if (field && !isNonNullType(field.type)) field.type = new GraphQLNonNull(field.type)
    }
  }
}
