/** How much a field of one name may hold, for the cost of a query. */
export interface FieldShape {
  /** A paginated list, fetched by a database query of its own, with a `limit` argument. */
  isJoin: boolean
  /** Several values: rows of an array, blocks, a relation to many. */
  isMany: boolean
  /** Each value is another document. */
  isDocument: boolean
}

/** The parts of the configuration of a Payload field that its shape depends on. */
export interface FieldLike {
  type: string
  name?: string
  hasMany?: boolean
  flattenedFields?: readonly FieldLike[]
  blocks?: readonly (string | { flattenedFields?: readonly FieldLike[] })[]
}

/** The shapes of all fields of `collections`, by name, and of lists that the schema adds. Fields of one name share one shape, the largest of theirs. */
export function fieldShapes(
  collections: readonly { flattenedFields: readonly FieldLike[] }[],
  joins: readonly string[] = [],
): Map<string, FieldShape> {
  const shapes = new Map<string, FieldShape>()
  for (const name of joins) shapes.set(name, { isJoin: true, isMany: false, isDocument: false })
  for (const collection of collections) collect(collection.flattenedFields, shapes)
  return shapes
}

function collect(fields: readonly FieldLike[], shapes: Map<string, FieldShape>): void {
  for (const field of fields) {
    if (field.name) shapes.set(field.name, largest(shapeOf(field), shapes.get(field.name)))
    collect(field.flattenedFields ?? [], shapes)
    for (const block of field.blocks ?? []) if (typeof block !== 'string') collect(block.flattenedFields ?? [], shapes)
  }
}

function shapeOf({ type, hasMany }: FieldLike): FieldShape {
  return {
    isJoin: type === 'join',
    isMany: type === 'array' || type === 'blocks' || hasMany === true,
    isDocument: type === 'relationship' || type === 'upload',
  }
}

function largest(shape: FieldShape, other: FieldShape | undefined): FieldShape {
  return {
    isJoin: shape.isJoin || other?.isJoin === true,
    isMany: shape.isMany || other?.isMany === true,
    isDocument: shape.isDocument || other?.isDocument === true,
  }
}
