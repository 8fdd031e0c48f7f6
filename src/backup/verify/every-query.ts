import {
  buildClientSchema,
  type GraphQLField,
  type GraphQLOutputType,
  getIntrospectionQuery,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'

/** Sends a query to a site. */
export type AskGraphQL = <Data>(query: string) => Promise<{ data: Data }>

/** Documents that nobody may see, which are asked for by their id. */
export interface HiddenDocuments {
  hidden: readonly { collection: string; id: string }[]
}

/**
 * GraphQL queries that together select every field of the schema: each root field, each object of it in a query of its
 * own, with its scalars and those of its objects. Root fields by id get one query per hidden document.
 */
export async function everyQuery(site: { graphql: AskGraphQL }, fixtures: HiddenDocuments): Promise<string[]> {
  const { data } = await site.graphql<never>(getIntrospectionQuery())
  const root = buildClientSchema(data).getQueryType()
  return Object.values(root?.getFields() ?? {}).flatMap((field) => queriesOf(field, fixtures))
}

function queriesOf(field: GraphQLField<unknown, unknown>, fixtures: HiddenDocuments): string[] {
  if (isLeafType(getNamedType(field.type))) return [`{ ${field.name} }`]
  const selections = splitSelections(field.type)
  if (!has(field, 'id')) {
    const open = has(field, 'draft')
      ? '(limit: 12, draft: true, trash: true)'
      : has(field, 'limit')
        ? '(limit: 12)'
        : ''
    const args = has(field, 'limit') ? open : ''
    return selections.map((selection) => `{ ${field.name}${args} ${selection} }`)
  }
  const slug = slugOf(field, fixtures)
  const ids = fixtures.hidden.filter(({ collection }) => collection === slug).map(({ id }) => id)
  return ids.map((id) => `{ ${field.name}(id: "${id}") ${selections[0]} }`)
}

/** The collection behind `Session(id:)`, `versionSession(id:)` and `docAccessSession(id:)`. */
function slugOf({ name }: GraphQLField<unknown, unknown>, fixtures: HiddenDocuments): string | undefined {
  const slugs = [...new Set(fixtures.hidden.map(({ collection }) => collection))]
  const singular = name.replace(/^(version|docAccess)/, '').toLowerCase()
  return slugs.find((slug) =>
    [singular, `${singular}s`].includes(slug.replaceAll('-', '').replace(/^payload/, 'payload')),
  )
}

/** One selection for the scalars of a type and one for each of its objects; `docs` is passed through. */
function splitSelections(type: GraphQLOutputType): string[] {
  const fields = fieldsOf(type)
  const docs = fields.find(({ name }) => name === 'docs')
  if (docs) return splitSelections(docs.type).map((selection) => `{ totalDocs docs ${selection} }`)
  const scalars = fields
    .filter((field) => isLeafType(getNamedType(field.type)) && isFree(field))
    .map(({ name }) => name)
  const objects = fields.filter((field) => !isLeafType(getNamedType(field.type)) && isFree(field))
  const groups = [scalars, ...objects.flatMap(splitObject).map((selection) => [selection])]
  return groups.map((names) => `{ __typename ${names.join(' ')} }`)
}

/** One selection for an object, or several when a single one would exceed the cost limit. */
function splitObject(field: GraphQLField<unknown, unknown>): string[] {
  const docs = fieldsOf(field.type).find(({ name }) => name === 'docs')
  const open = `${field.name}${has(field, 'limit') ? '(limit: 8)' : ''}`
  if (docs) return splitObject(docs).map((selection) => `${open} { __typename ${selection} }`)
  const below = fieldsOf(field.type).filter((inner) => !isLeafType(getNamedType(inner.type)) && isFree(inner))
  if (below.length < 3) return [selected(field, 1)]
  return [selected(field, 0), ...below.map((inner) => `${field.name} { __typename ${selected(inner, 0)} }`)]
}

function selected(field: GraphQLField<unknown, unknown>, depth: number): string {
  if (isLeafType(getNamedType(field.type))) return field.name
  const inner = fieldsOf(field.type)
    .filter((below) => isFree(below) && (depth > 0 || isLeafType(getNamedType(below.type)) || below.name === 'docs'))
    .map((below) => selected(below, below.name === 'docs' ? depth : depth - 1))
  return `${field.name}${has(field, 'limit') ? '(limit: 8)' : ''} { __typename ${inner.join(' ')} }`
}

function fieldsOf(type: GraphQLOutputType): GraphQLField<unknown, unknown>[] {
  const named = getNamedType(type)
  return isObjectType(named) ? Object.values(named.getFields()) : []
}

const has = (field: GraphQLField<unknown, unknown>, argument: string) =>
  field.args.some(({ name }) => name === argument)
const isFree = (field: GraphQLField<unknown, unknown>) => !field.args.some(isRequiredArgument)
