import type { FlattenedField, Payload, SanitizedCollectionConfig } from 'payload'

/** A path by which a filter or a sort of one collection reaches a field of this or of a related one. */
export interface FieldPath {
  path: string
  /** The collection whose field it is, and the path within it. */
  collection: string
  within: string
  field: FlattenedField | { name: 'id'; type: 'text' }
  /** The number of relations and joins in the path. */
  hops: number
  /** Whether the collection, the field or a field around it is closed to the public by its configuration. */
  isRestricted: boolean
}

/** Returns the paths of all fields of a collection, and of the most revealing ones through up to `hops` relations. */
export function pathsOf(payload: Payload, slug: string, hops: number): FieldPath[] {
  const config = payload.collections[slug as 'sessions'].config
  return walk(payload, config, config.flattenedFields, { prefix: '', within: '', hops: 0, left: hops, seen: [slug] })
}

interface Place {
  prefix: string
  within: string
  hops: number
  left: number
  seen: string[]
  isRestricted?: boolean
}

function walk(
  payload: Payload,
  config: SanitizedCollectionConfig,
  fields: FlattenedField[],
  place: Place,
): FieldPath[] {
  const found: FieldPath[] = []
  const probed = place.hops === 0 ? fields : fields.filter((field) => isProbedThroughRelation(field, config))
  if (place.within === '') {
    found.push(at({ name: 'id', type: 'text' }, config, place))
  }
  for (const field of probed) {
    if (field.name === 'id') continue
    const inside: Place = {
      ...place,
      prefix: `${place.prefix}${field.name}.`,
      within: `${place.within}${field.name}.`,
      isRestricted: place.isRestricted || isRestricted(field),
    }
    if (field.type === 'join') found.push(...through(payload, field.collection, inside))
    else if (field.type === 'relationship' || field.type === 'upload') {
      found.push(at(field, config, place), ...through(payload, field.relationTo, inside))
    } else if ('flattenedFields' in field && field.flattenedFields) {
      found.push(at(field, config, place), ...walk(payload, config, field.flattenedFields, inside))
    } else found.push(at(field, config, place))
  }
  return found
}

function through(payload: Payload, target: string | string[], place: Place): FieldPath[] {
  if (Array.isArray(target) || place.left === 0 || place.seen.filter((slug) => slug === target).length > 1) return []
  const config = payload.collections[target as 'sessions'].config
  return walk(payload, config, config.flattenedFields, {
    ...place,
    within: '',
    hops: place.hops + 1,
    left: place.left - 1,
    seen: [...place.seen, target],
  })
}

function at(field: FieldPath['field'], { slug }: SanitizedCollectionConfig, place: Place): FieldPath {
  return {
    path: `${place.prefix}${field.name}`,
    collection: slug,
    within: `${place.within}${field.name}`,
    field,
    hops: place.hops,
    isRestricted: Boolean(place.isRestricted) || isRestricted(field),
  }
}

const isRestricted = (field: FieldPath['field']) =>
  ('hidden' in field && field.hidden === true) ||
  ('virtual' in field && field.virtual === true) ||
  ('access' in field && typeof field.access?.read === 'function')

/** Whether a field is probed through a relation: the first text, restricted fields, and fields with fields of their own. */
function isProbedThroughRelation(field: FlattenedField, { flattenedFields }: SanitizedCollectionConfig): boolean {
  const firstText = flattenedFields.find(({ type }) => type === 'text')
  if (field === firstText || field.name === '_status' || isRestricted(field)) return true
  return ['relationship', 'upload', 'join', 'array', 'group'].includes(field.type)
}
