import type { ClientField } from 'payload'

/** A field that holds a value. */
export type NamedField = ClientField & { name: string }

/** The visible fields that hold a value at the first level of a document, in the order of its form. */
export function namedFields(fields: ClientField[]): NamedField[] {
  return fields.flatMap((field): NamedField[] => {
    if (field.type === 'ui' || field.admin?.hidden || ('virtual' in field && field.virtual)) return []
    if (field.type === 'tabs') {
      return field.tabs.flatMap((tab) =>
        'name' in tab && tab.name ? [{ ...tab, type: 'group' } as unknown as NamedField] : namedFields(tab.fields),
      )
    }
    if ('name' in field && field.name) return [field as NamedField]
    return 'fields' in field ? namedFields(field.fields) : []
  })
}

/** The label of a field in the admin; its name when it has none. */
export const labelOfField = (field: NamedField): unknown => ('label' in field && field.label) || field.name
