import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { badRequest } from '../../http/refusal'
import { readArguments } from './arguments'
import { fieldCost, type Place, type RootCost } from './cost'
import type { FieldShape } from './field-shapes'
import { EMPTY, type Measures, sum } from './measures'

/** What the cost of an operation depends on besides its text: the shapes of the fields it may name. */
export interface Prices {
  shapes: ReadonlyMap<string, FieldShape>
  /** The root fields that are neither a document nor a list. */
  roots?: Readonly<Record<string, RootCost>>
}

/** What the size of an operation depends on: the values of its variables too. */
export interface MeasureContext extends Prices {
  variables: Record<string, unknown>
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
  const place = operation.operation === 'query' ? 'query' : 'mutation'
  const measures = new Measurement(document, context).ofSet(operation.selectionSet, place)
  return { ...measures, directives: measures.directives + (operation.directives?.length ?? 0) }
}

/** Measures the selections of one document. */
class Measurement {
  readonly #fragments = new Map<string, FragmentDefinitionNode>()
  /** The measures of each fragment, by the place where it is spread and its name. */
  readonly #measured = new Map<string, Measures>()
  /** The fragments being measured: one that is met again spreads itself. */
  readonly #open = new Set<string>()

  constructor(
    document: DocumentNode,
    readonly context: MeasureContext,
  ) {
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(node.name.value, node)
    }
  }

  ofSet(set: SelectionSetNode | undefined, place: Place): Measures {
    return sum((set?.selections ?? []).map((selection) => this.#ofSelection(selection, place)))
  }

  #ofSelection(selection: SelectionNode, place: Place): Measures {
    const measures = this.#ofContent(selection, place)
    return {
      ...measures,
      selections: measures.selections + 1,
      directives: measures.directives + (selection.directives?.length ?? 0),
    }
  }

  #ofContent(selection: SelectionNode, place: Place): Measures {
    if (selection.kind === Kind.FIELD) return this.#ofField(selection, place)
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.ofSet(selection.selectionSet, place)
    return this.#ofFragment(selection.name.value, place)
  }

  #ofFragment(name: string, place: Place): Measures {
    const key = `${typeof place === 'object' ? JSON.stringify(place) : place} ${name}`
    if (this.#open.has(key)) return { ...EMPTY, refusal: cycleRefusal(name) }
    const known = this.#measured.get(key)
    if (known) return known
    this.#open.add(key)
    const measures = this.ofSet(this.#fragments.get(name)?.selectionSet, place)
    this.#open.delete(key)
    this.#measured.set(key, measures)
    return measures
  }

  #ofField(field: FieldNode, place: Place): Measures {
    const name = field.name.value
    const isAliased = field.alias !== undefined && field.alias.value !== name
    if (place === 'introspection' || name === '__schema' || name === '__type') {
      return measureIntrospection(name, isAliased, place, this.ofSet(field.selectionSet, 'introspection'))
    }
    const root = place === 'query' ? this.context.roots?.[name] : undefined
    const isContainer = typeof place === 'object' && place.containers.includes(name)
    const below = this.ofSet(field.selectionSet, root ?? (isContainer ? place : 'document'))
    const isNested = place === 'document' || typeof place === 'object'
    const { limit, scope, refusal } = readArguments(field, this.context.variables)
    return {
      ...below,
      depth: below.depth + 1,
      aliases: below.aliases + (isAliased ? 1 : 0),
      rootFields: isNested ? 0 : 1,
      cost: fieldCost({ field, place, limit, below: below.cost, shape: this.context.shapes.get(name), root }),
      scopes: isNested || name === '__typename' ? [] : [scope],
      refusal: refusal ?? below.refusal,
    }
  }
}

const cycleRefusal = (name: string) =>
  badRequest('FRAGMENT_CYCLE', {
    fr: `Le fragment « ${name} » se contient lui-même. Ne l’employez qu’ailleurs.`,
    en: `The fragment "${name}" spreads itself. Spread it only elsewhere.`,
  })

const typeLists = new Set(['types', 'fields', 'inputFields', 'interfaces', 'possibleTypes'])

/** The measures of a field of `__schema` or `__type`, or of one of these two themselves. */
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
