import type { FlattenedField } from 'payload'

/** A field whose value an editor changes as one: a list of rows is one field, a group is not. */
export interface EditableField {
  /** Its dotted path. */
  path: string
  field: FlattenedField
  /** Whether each language has its own value. */
  isLocalized: boolean
  /** The field and the groups around it, the outermost first. */
  along: FlattenedField[]
}

const byCollection = new WeakMap<readonly FlattenedField[], EditableField[]>()

/** Returns the stored fields of a collection that editors change, by path: no ids, no dates of writes, no status, no computed ones. */
export function editableFields(fields: readonly FlattenedField[]): EditableField[] {
  let found = byCollection.get(fields)
  if (!found) {
    found = collect(fields, [])
    byCollection.set(fields, found)
  }
  return found
}

function collect(fields: readonly FlattenedField[], around: FlattenedField[]): EditableField[] {
  return fields.flatMap((field) => {
    const along = [...around, field]
    if (around.length === 0 && notEdited.has(field.name)) return []
    if (field.type === 'join' || ('virtual' in field && field.virtual)) return []
    if (field.type === 'group' || field.type === 'tab') return collect(field.flattenedFields, along)
    return {
      path: along.map(({ name }) => name).join('.'),
      field,
      isLocalized: along.some((one) => 'localized' in one && one.localized === true),
      along,
    }
  })
}

const notEdited = new Set(['id', 'createdAt', 'updatedAt', 'deletedAt', '_status'])
