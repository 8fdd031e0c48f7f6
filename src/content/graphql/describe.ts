import type { GraphQLArgument, GraphQLInputObjectType, GraphQLNamedType, GraphQLType } from 'graphql'
import type { SanitizedCollectionConfig } from 'payload'
import { recordOf } from '../../domain/record'
import * as texts from './descriptions'
import { getNamedType, isEnumType, isInputObjectType, isObjectType, isScalarType } from './kinds'
import type { LabelledEnum } from './labels'
import { richTextDescription } from './rich-text-fields'
import { publicTypesOf, type Schema } from './schema'
import { eachField } from './walk'

/**
 * Gives a description to every type, field, argument and value of a schema: from the labels and descriptions of the fields of
 * the admin, in English, and by name for what Payload adds.
 */
export function describeSchema(schema: Schema, enums: readonly LabelledEnum[]): void {
  for (const { config, type, whereInputType } of publicTypesOf(schema)) {
    type.description ??= descriptionOfCollection(config)
    eachField(config.flattenedFields, type, ({ field, served, path }) => {
      const text = descriptionOfField(field)
      served.description ??= text && (field.type === 'richText' ? `${text} ${richTextDescription}` : text)
      const input = whereInputType.getFields()[path.replaceAll('.', '__')]
      if (input) input.description ??= text && `Compares: ${text}`
      const inside = getNamedType(served.type)
      // The rows and groups of a collection bear its name.
      if (isObjectType(inside) && inside.name.startsWith(`${type.name}_`)) inside.description ??= text
      if (isEnumType(inside)) inside.description ??= text
    })
  }
  for (const { type, values } of enums) {
    for (const value of type.getValues()) {
      const labels = values.find(({ name }) => name === value.name)
      value.description ??= labels && `${labels.en} (fr: ${labels.fr})`
    }
  }
  describeRest(schema)
}

/** What is left: root fields, pages, filters, inputs and everything that is found by its name. */
function describeRest(schema: Schema): void {
  schema.Query.description ??= 'What is public, as the reader may read it.'
  schema.Mutation.description ??= 'What people with an account may write.'
  const seen = new Set<GraphQLNamedType>()
  for (const [name, field] of [...Object.entries(schema.Query.fields), ...Object.entries(schema.Mutation.fields)]) {
    field.description ??= texts.ofRootField(name)
    for (const [argument, config] of Object.entries(field.args ?? {})) {
      config.description ??= texts.ofArgument(argument)
      describeType(config.type, seen)
    }
    describeType(field.type, seen)
  }
}

function describeType(wrapped: GraphQLType, seen: Set<GraphQLNamedType>): void {
  const type = getNamedType(wrapped)
  if (seen.has(type) || isScalarType(type)) return
  seen.add(type)
  type.description ??= texts.ofType(type.name)
  if (isEnumType(type)) {
    for (const value of type.getValues()) value.description ??= texts.fromName(value.name)
  } else if (isObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      field.description ??= texts.ofField(field.name)
      for (const argument of field.args as GraphQLArgument[]) {
        argument.description ??= texts.ofArgument(argument.name)
        describeType(argument.type, seen)
      }
      describeType(field.type, seen)
    }
  } else if (isInputObjectType(type)) describeInput(type, seen)
  else if ('getTypes' in type) for (const one of type.getTypes()) describeType(one, seen)
}

function describeInput(type: GraphQLInputObjectType, seen: Set<GraphQLNamedType>): void {
  const isOperators = type.name.endsWith('_operator')
  for (const field of Object.values(type.getFields())) {
    field.description ??= isOperators ? texts.ofOperator(field.name) : texts.ofInput(field.name)
    describeType(field.type, seen)
  }
}

function descriptionOfCollection({ labels, admin }: SanitizedCollectionConfig): string | undefined {
  const label = english(labels.singular)
  const text = english(admin.description)
  return label && (text ? `${label}. ${text}` : `${label}.`)
}

function descriptionOfField(field: object): string | undefined {
  const { label, admin } = field as { label?: unknown; admin?: { description?: unknown } }
  const [name, text] = [english(label), english(admin?.description)]
  return name && (text ? `${name}. ${text}` : `${name}.`)
}

/** The English of a label, which may be a function of the language; `undefined` when it has none. */
function english(label: unknown): string | undefined {
  const shown: unknown = typeof label === 'function' ? label({ i18n: { language: 'en' }, t: String }) : label
  const text = typeof shown === 'string' ? shown : recordOf(shown).en
  return typeof text === 'string' && text !== '' ? text.replace(/\.$/, '') : undefined
}
