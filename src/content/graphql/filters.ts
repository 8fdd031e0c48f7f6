import type { GraphQLInputObjectType, GraphQLInputType } from 'graphql'
import type { FlattenedField } from 'payload'
import { findDependentRows } from '../../../collections/shared/fields/relation-path'
import { publicCollections } from '../../domain/public-collections'
import { inputsOf } from './prune'
import { type GraphQL, publicTypesOf, type Schema, typesOf } from './schema'

const order = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal']

/** The operators that the guards of reads refuse for anybody, or for every anonymous reader, by the type of a field. */
const refused: Record<string, readonly string[]> = {
  date: ['like', 'contains', 'not_like', 'all'],
  relationship: ['exists', 'all'],
  upload: ['exists', 'all'],
  richText: ['equals', 'not_equals', 'like', 'contains'],
}

/** The fields of a related document by which a list may be filtered. Its id has a type there: the operators of a relation take any JSON. */
const relatedNames = ['id', 'slug', 'name', 'title', 'startsOn', 'kind']

/**
 * Makes the filters of lists those of REST: without operators that are always refused, with an order on days, and through
 * relations.
 */
export function completeFilters(library: GraphQL, schema: Schema): void {
  for (const { config, whereInputType } of publicTypesOf(schema)) {
    const inputs = inputsOf(whereInputType)
    for (const [name, { type }] of Object.entries(whereInputType.getFields())) {
      if (name === 'AND' || name === 'OR') continue
      const path = name.replaceAll('__', '.')
      const field = fieldAt(config.flattenedFields, path)
      const isDependent = findDependentRows(config.flattenedFields, path) !== undefined
      // What is computed on read is in no table.
      const isComputed = field !== undefined && 'virtual' in field && field.virtual === true
      if (isDependent || isComputed) for (const input of inputs) delete input.getFields()[name]
      else completeOperators(library, type as GraphQLInputObjectType, field)
    }
  }
  // After all: the operators of a related field are those of its own collection.
  for (const { config, whereInputType } of publicTypesOf(schema)) {
    for (const { path, target } of relationsIn(config.flattenedFields)) {
      const related = typesOf(schema, target).whereInputType.getFields()
      for (const name of relatedNames) {
        const operators = related[name]?.type
        if (!operators) continue
        const key = `${path}.${name}`.replaceAll('.', '__')
        for (const input of inputsOf(whereInputType)) addInput(library, input, key, operators)
      }
    }
  }
}

function completeOperators(library: GraphQL, operators: GraphQLInputObjectType, field: FlattenedField | undefined) {
  const fields = operators.getFields()
  for (const name of ['all', ...(refused[field?.type ?? ''] ?? [])]) delete fields[name]
  const text = fields.equals?.type
  if (field && isPlainDay(field) && text) for (const name of order) addInput(library, operators, name, text)
}

function addInput(
  { GraphQLInputObjectType }: GraphQL,
  to: GraphQLInputObjectType,
  name: string,
  type: GraphQLInputType,
) {
  const own = new GraphQLInputObjectType({ name: to.name, fields: { [name]: { type } } })
  Object.assign(to.getFields(), own.getFields())
}

/** Whether a field holds a day, `YYYY-MM-DD`, whose text is in its order. */
const isPlainDay = (field: FlattenedField): boolean =>
  field.type === 'text' && JSON.stringify(field.admin?.components ?? {}).includes('plain-date-field')

interface Relation {
  path: string
  target: string
}

/** The relations of a document to one public collection, those in groups and rows included. */
function relationsIn(fields: readonly FlattenedField[], prefix = ''): Relation[] {
  return fields.flatMap((field): Relation[] => {
    const path = `${prefix}${field.name}`
    if (field.type === 'relationship' && typeof field.relationTo === 'string') {
      return publicCollections.has(field.relationTo) ? [{ path, target: field.relationTo }] : []
    }
    const isInside = field.type === 'group' || field.type === 'array' || field.type === 'tab'
    return isInside ? relationsIn(field.flattenedFields, `${path}.`) : []
  })
}

function fieldAt(fields: readonly FlattenedField[], path: string): FlattenedField | undefined {
  const [name, ...rest] = path.split('.')
  const field = fields.find((one) => one.name === name)
  if (!field || rest.length === 0) return field
  return 'flattenedFields' in field ? fieldAt(field.flattenedFields ?? [], rest.join('.')) : undefined
}
