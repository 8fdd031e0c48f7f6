import type { GraphQLInputObjectType } from 'graphql'
import type { FlattenedField, PayloadRequest } from 'payload'
import { publicTypesOf, type Schema } from './schema'
import { eachField } from './walk'

/**
 * Leaves the public collections in a schema only: accounts, consents, versions and collections of Payload's own are managed in
 * the admin, which uses REST. Types that no field leads to are not part of a schema.
 */
export function pruneRootFields(schema: Schema): void {
  const queries = new Set<string>()
  const mutations = new Set<string>()
  for (const { type, paginatedType } of publicTypesOf(schema)) {
    const [one, many] = [type.name, paginatedType.name]
    for (const name of [one, many, `count${many}`]) queries.add(name)
    for (const verb of ['create', 'update', 'delete', 'duplicate', 'restoreVersion']) mutations.add(`${verb}${one}`)
  }
  leaveOnly(schema.Query.fields, queries)
  leaveOnly(schema.Mutation.fields, mutations)
}

/** Removes the fields that no anonymous reader may read, from the types of the public collections and from their filters. */
export function removeClosedFields(schema: Schema): void {
  for (const { config, type, whereInputType } of publicTypesOf(schema)) {
    eachField(config.flattenedFields, type, ({ field, name, owner, path }) => {
      if (!isClosed(field)) return
      delete owner.getFields()[name]
      for (const input of inputsOf(whereInputType)) delete input.getFields()[path.replaceAll('.', '__')]
    })
  }
}

/** Whether a field is closed to anonymous readers, whatever the document is. */
export function isClosed(field: FlattenedField): boolean {
  if (!('access' in field) || !field.access?.read) return false
  const req = { user: null, context: {}, query: {} } as unknown as PayloadRequest
  try {
    return field.access.read({ req }) === false
  } catch {
    // A rule that reads more of the request decides for each of them.
    return false
  }
}

/** A filter with those that it may combine: they have the same fields. */
export function inputsOf(input: GraphQLInputObjectType) {
  const combined = ['AND', 'OR'].flatMap((name) => {
    const of = input.getFields()[name]?.type as { ofType?: GraphQLInputObjectType } | undefined
    return of?.ofType ? [of.ofType] : []
  })
  return [input, ...combined]
}

function leaveOnly(fields: Record<string, unknown>, names: ReadonlySet<string>): void {
  for (const name of Object.keys(fields)) if (!names.has(name)) delete fields[name]
}
