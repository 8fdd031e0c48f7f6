import {
  buildClientSchema,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql'
import type { TestApp } from './app'
import type { Condition, RandomQuery } from './random-queries'

/** A GraphQL operation, as a body of a POST. */
export interface Operation {
  query: string
  variables?: Record<string, unknown>
}

/** The schema of the running application. */
export async function schemaOf(app: TestApp): Promise<GraphQLSchema> {
  const { data } = await app.graphql<never>(getIntrospectionQuery())
  return buildClientSchema(data)
}

/**
 * The same query by GraphQL, under the alias `list`, with its count as `count` unless another language is asked for.
 * `undefined` when the schema has no argument for it.
 */
export function operationOf(query: RandomQuery, schema: GraphQLSchema, page: number): Operation | undefined {
  const list = listField(query.collection, schema)
  const input = list?.args.find(({ name }) => name === 'where')?.type
  if (!list || !input || !isInputObjectType(input) || query.locale === 'all') return undefined
  const where = whereIn(query, input)
  if (where === undefined) return undefined
  const isVariable = query.graphql === 'variables'
  const shared = [...(query.locale ? [`locale: ${query.locale}`] : []), ...(query.isDraft ? ['draft: true'] : [])]
  const fallback = query.fallback ? [`fallbackLocale: ${query.fallback}`] : []
  const filter = where ? [`where: ${isVariable ? '$where' : literal(where)}`] : []
  const sort = query.sort.length > 0 ? [`sort: ${JSON.stringify(query.sort.join(','))}`] : []
  const given = [...shared, ...fallback, ...filter, ...sort, `limit: ${query.limit}`, `page: ${page}`]
  const texts = textsOf(list.type, query)
  const selection = `{ totalDocs totalPages page docs { ${query.graphql === 'fragment' ? '...Texts' : texts} } }`
  const type = getNamedType((getNamedType(list.type) as GraphQLObjectType).getFields().docs?.type)?.name
  const other =
    query.graphql === 'aliases' ? ` other: ${list.name}(locale: ${query.otherLocale}, limit: 1) { docs { id } }` : ''
  const fragment = query.graphql === 'fragment' ? ` fragment Texts on ${type} { ${texts} }` : ''
  const head = isVariable && where ? `query ($where: ${input.name}) ` : ''
  const counted = [...shared, ...filter].join(', ')
  const hasCount = query.graphql !== 'aliases' && !query.fallback
  const count = hasCount ? ` count: count${list.name}${counted ? `(${counted})` : ''} { totalDocs }` : ''
  return {
    query: `${head}{ list: ${list.name}(${given.join(', ')}) ${selection}${other}${count} }${fragment}`,
    ...(isVariable && where ? { variables: { where: variable(where) } } : {}),
  }
}

/** Whether an operation asks for two languages at once, which is refused. */
export const isMixed = ({ graphql, locale, fallback, isDraft, otherLocale }: RandomQuery): boolean =>
  graphql === 'aliases' && (locale !== otherLocale || fallback !== undefined || isDraft)

const pascal = (slug: string) => slug.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

function listField(collection: string, schema: GraphQLSchema) {
  const fields = schema.getQueryType()?.getFields() ?? {}
  return fields[pascal(collection)]?.args.some(({ name }) => name === 'limit')
    ? fields[pascal(collection)]
    : fields[`all${pascal(collection)}`]
}

/** The texts of a document and of the documents it refers to, which show its language. */
function textsOf(type: GraphQLOutputType, { depth }: RandomQuery): string {
  const document = getNamedType((getNamedType(type) as GraphQLObjectType).getFields().docs?.type) as GraphQLObjectType
  const names = (of: GraphQLObjectType) =>
    ['id', 'title', 'name', 'quote', 'alt', 'label'].filter((name) => of.getFields()[name])
  const related =
    depth === 0 ? [] : ['edition', 'room', 'organisation', 'photo'].filter((name) => document.getFields()[name])
  const nested = related.map((name) => {
    const target = getNamedType(document.getFields()[name]?.type)
    return `${name} { ${names(target as GraphQLObjectType).join(' ')} }`
  })
  return [...names(document), ...nested].join(' ')
}

/** A value as a name: an option of an enumeration. */
class Name {
  constructor(readonly text: string) {}
}
type Input = string | number | boolean | Name | Input[] | { [name: string]: Input }

/** The filter as an input of the schema; `null` when it is empty, `undefined` when the schema has no input for it. */
function whereIn({ filter }: RandomQuery, type: GraphQLInputObjectType): Input | null | undefined {
  const and = filter.and.map((condition) => inputOf(condition, type))
  const or = filter.or.map((condition) => inputOf(condition, type))
  if ([...and, ...or].includes(undefined)) return undefined
  const parts = [...and, ...(or.length > 0 ? [{ OR: or as Input[] }] : [])] as Input[]
  return parts.length === 0 ? null : { AND: parts }
}

function inputOf({ path, operator, value }: Condition, type: GraphQLInputObjectType): Input | undefined {
  const name = path.replaceAll('.', '__')
  const operators = type.getFields()[name]?.type
  const operand = operators && isInputObjectType(operators) ? operators.getFields()[operator]?.type : undefined
  if (!operand) return undefined
  const values = isListType(operand) ? value.split(',') : [value]
  const inputs = values.map((each) => scalar(each, getNamedType(operand)))
  if (inputs.includes(undefined)) return undefined
  const input = isListType(operand) ? (inputs as Input[]) : (inputs[0] as Input)
  return { [name]: { [operator]: input } }
}

function scalar(value: string, type: ReturnType<typeof getNamedType>): Input | undefined {
  if (isEnumType(type)) return nameOf(value, type)
  if (type?.name === 'Boolean') return value === 'true' ? true : value === 'false' ? false : undefined
  if (type?.name === 'Float' || type?.name === 'Int') return Number.isFinite(Number(value)) ? Number(value) : undefined
  if (type?.name === 'DateTime') return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) ? value : undefined
  return value
}

function nameOf(value: string, type: GraphQLEnumType): Input | undefined {
  const name = value.replaceAll('-', '_')
  return type.getValue(name) ? new Name(name) : undefined
}

function literal(input: Input): string {
  if (input instanceof Name) return input.text
  if (Array.isArray(input)) return `[${input.map(literal).join(', ')}]`
  if (typeof input === 'object')
    return `{ ${Object.entries(input)
      .map(([name, each]) => `${name}: ${literal(each)}`)
      .join(', ')} }`
  return JSON.stringify(input)
}

function variable(input: Input): unknown {
  if (input instanceof Name) return input.text
  if (Array.isArray(input)) return input.map(variable)
  if (typeof input === 'object')
    return Object.fromEntries(Object.entries(input).map(([name, each]) => [name, variable(each)]))
  return input
}
