import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { badRequest, type Refusal } from '../../http/refusal'
import { argumentsOf } from './arguments'
import { fieldCost, type Place } from './cost'
import type { FieldShape } from './field-shapes'
import { EMPTY, type Measures, sum } from './measures'

/** What an operation is measured with: the values of its variables and the shapes of the fields it may name. */
export interface MeasureContext {
  variables: Record<string, unknown>
  shapes: ReadonlyMap<string, FieldShape>
}

/**
 * The size of one operation, its fragments expanded wherever they are spread. Each fragment is measured once, so the
 * time is linear in the document however often it is spread.
 */
export function measureOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  context: MeasureContext,
): Measures {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  }
  const known = new Map<string, Measures>()
  const open = new Set<string>()

  const measureSet = (set: SelectionSetNode | undefined, place: Place): Measures =>
    sum((set?.selections ?? []).map((selection) => measureSelection(selection, place)))

  const measureSelection = (selection: SelectionNode, place: Place): Measures =>
    counted(selection, expand(selection, place))

  const expand = (selection: SelectionNode, place: Place): Measures => {
    if (selection.kind === Kind.FIELD) return measureField(selection, place)
    if (selection.kind === Kind.INLINE_FRAGMENT) return measureSet(selection.selectionSet, place)
    const name = selection.name.value
    const key = `${place} ${name}`
    const measures = known.get(key) ?? within(key, name, () => measureSet(fragments.get(name)?.selectionSet, place))
    known.set(key, measures)
    return measures
  }

  const within = (key: string, name: string, measure: () => Measures): Measures => {
    if (open.has(key)) return { ...EMPTY, refusal: cycleRefusal(name) }
    open.add(key)
    const measures = measure()
    open.delete(key)
    return measures
  }

  const measureField = (field: FieldNode, place: Place): Measures => {
    const name = field.name.value
    const isAliased = field.alias !== undefined && field.alias.value !== name
    if (place === 'introspection' || name === '__schema' || name === '__type') {
      return measureIntrospection(name, isAliased, place, measureSet(field.selectionSet, 'introspection'))
    }
    const below = measureSet(field.selectionSet, 'document')
    const given = argumentsOf(field, context.variables)
    const isRoot = place !== 'document'
    return {
      ...below,
      depth: below.depth + 1,
      aliases: below.aliases + (isAliased ? 1 : 0),
      rootFields: isRoot ? 1 : 0,
      cost: fieldCost({ field, place, limit: given.limit, below: below.cost, shape: context.shapes.get(name) }),
      refusal: given.refusal ?? below.refusal,
    }
  }

  const place = operation.operation === 'query' ? 'query' : 'mutation'
  const measures = measureSet(operation.selectionSet, place)
  return { ...measures, directives: measures.directives + (operation.directives?.length ?? 0) }
}

function cycleRefusal(name: string): Refusal {
  return badRequest('FRAGMENT_CYCLE', `The fragment "${name}" spreads itself. Spread it only elsewhere.`)
}

const typeLists = new Set(['types', 'fields', 'inputFields', 'interfaces', 'possibleTypes'])

function measureIntrospection(name: string, isAliased: boolean, place: Place, below: Measures): Measures {
  const mayBeAliased = name === '__type' && place !== 'introspection'
  return {
    ...below,
    aliases: below.aliases + (isAliased ? 1 : 0),
    rootFields: place === 'introspection' ? 0 : 1,
    introspectionDepth: below.introspectionDepth + 1,
    introspectionLists: below.introspectionLists + (typeLists.has(name) ? 1 : 0),
    introspectionAliases: below.introspectionAliases + (isAliased && !mayBeAliased ? 1 : 0),
  }
}

function counted({ directives = [] }: SelectionNode, measures: Measures): Measures {
  return {
    ...measures,
    selections: measures.selections + 1,
    directives: measures.directives + directives.length,
  }
}
