import { type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql'
import { badRequest, type Refusal } from '../../http/refusal'

/** A refusal of what the libraries behind would answer with an error of the server; else `undefined`. */
export function unservedRefusal(document: DocumentNode): Refusal | undefined {
  const isSubscription = document.definitions.some(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'subscription',
  )
  if (isSubscription) return noSubscriptions
  let isUnreadable = false
  visit(document, {
    [Kind.DIRECTIVE]: ({ name, arguments: given = [] }: DirectiveNode) => {
      if (name.value !== 'skip' && name.value !== 'include') return
      const condition = given.find((argument) => argument.name.value === 'if')?.value.kind
      if (condition !== Kind.BOOLEAN && condition !== Kind.VARIABLE) isUnreadable = true
    },
  })
  return isUnreadable ? unreadableCondition : undefined
}

const noSubscriptions = badRequest('NO_SUBSCRIPTIONS', {
  fr: 'Il n’y a pas d’abonnements GraphQL. Suivez /api/changes/stream.',
  en: 'There are no GraphQL subscriptions. Follow /api/changes/stream.',
})

const unreadableCondition = badRequest('INVALID_CONDITION', {
  fr: 'La condition de @skip et de @include vaut true, false ou une variable : « @skip(if: $court) ».',
  en: 'The condition of @skip and @include is true, false or a variable: "@skip(if: $short)".',
})
