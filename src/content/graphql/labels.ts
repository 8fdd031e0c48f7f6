import type { GraphQLEnumType } from 'graphql'
import type { Option } from 'payload'
import { recordOf } from '../../domain/record'
import { getNamedType, isEnumType } from './kinds'
import { type GraphQL, publicTypesOf, type Schema } from './schema'
import { eachField } from './walk'

/** One value of an enumeration: its name in GraphQL, the value that REST writes, and its labels. */
interface LabelledValue {
  name: string
  value: string
  fr: string
  en: string
}

/** An enumeration of the public schema, with its labels. */
export interface LabelledEnum {
  type: GraphQLEnumType
  values: LabelledValue[]
}

/** The enumerations of the public collections, each once. */
export function labelledEnums(schema: Schema): LabelledEnum[] {
  const found = new Map<string, LabelledEnum>()
  for (const { config, type } of publicTypesOf(schema)) {
    eachField(config.flattenedFields, type, ({ field, served }) => {
      const named = getNamedType(served.type)
      if ((field.type !== 'select' && field.type !== 'radio') || !isEnumType(named)) return
      const options = new Map(field.options.map((option) => [storedValue(option), labelsOf(option)]))
      const values = named.getValues().map(({ name, value }) => {
        const { fr, en } = options.get(String(value)) ?? { fr: name, en: name }
        return { name, value: String(value), fr, en }
      })
      found.set(named.name, { type: named, values })
    })
  }
  return [...found.values()]
}

/** Adds the root field `enumLabels`, with the labels of the values of each enumeration in both languages. */
export function addEnumLabels(library: GraphQL, schema: Schema, enums: readonly LabelledEnum[]): void {
  const { GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } = library
  const text = new GraphQLNonNull(GraphQLString)
  const value = new GraphQLObjectType({
    name: 'EnumLabel',
    description: 'A value of an enumeration, and its labels.',
    fields: {
      name: { type: text, description: 'The name of the value in GraphQL: public_policy.' },
      value: { type: text, description: 'The value in REST: public-policy.' },
      fr: { type: text, description: 'The label in French.' },
      en: { type: text, description: 'The label in English.' },
    },
  })
  const labels = new GraphQLObjectType({
    name: 'EnumLabels',
    description: 'The values of an enumeration of this schema.',
    fields: {
      enum: { type: text, description: 'The name of the enumeration: Session_track.' },
      values: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(value))),
        description: 'Its values, in the order of the admin.',
      },
    },
  })
  const answer = enums.map(({ type, values }) => ({ enum: type.name, values }))
  schema.Query.fields.enumLabels = {
    type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(labels))),
    description: 'The labels of enumerations in both languages, for menus and legends.',
    args: { enum: { type: GraphQLString, description: 'The name of one enumeration; all of them when it is absent.' } },
    resolve: (_, args) => answer.filter((one) => args.enum == null || one.enum === args.enum),
  }
}

const storedValue = (option: Option): string => (typeof option === 'string' ? option : option.value)

function labelsOf(option: Option) {
  const label = typeof option === 'string' ? option : option.label
  const { fr, en } = typeof label === 'object' ? recordOf(label) : { fr: label, en: label }
  return { fr: String(fr ?? storedValue(option)), en: String(en ?? fr ?? storedValue(option)) }
}
