import type {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLNamedType,
  GraphQLNonNull,
  GraphQLNullableType,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLType,
} from 'graphql'

// The library compares classes, and Payload may have loaded another copy of them: these functions compare names.
const isOf = (type: object, name: string): boolean =>
  (type as { [Symbol.toStringTag]?: string })[Symbol.toStringTag] === name

export const isObjectType = (type: object): type is GraphQLObjectType => isOf(type, 'GraphQLObjectType')

export const isEnumType = (type: object): type is GraphQLEnumType => isOf(type, 'GraphQLEnumType')

export const isScalarType = (type: object): type is GraphQLScalarType => isOf(type, 'GraphQLScalarType')

export const isInputObjectType = (type: object): type is GraphQLInputObjectType => isOf(type, 'GraphQLInputObjectType')

export const isNonNullType = (type: object): type is GraphQLNonNull<GraphQLNullableType> => isOf(type, 'GraphQLNonNull')

/** The type inside lists and non-null types. */
export function getNamedType(type: GraphQLType): GraphQLNamedType {
  let inside = type
  while ('ofType' in inside) inside = inside.ofType
  return inside
}
