import type { CollectionConfig, Field } from 'payload'

type Admin = NonNullable<CollectionConfig['admin']>

/** The names of the fields that contain the edition of a document, or its editions. */
const editionFields = ['edition', 'editions'] as const

/** The field of a collection that contains the edition of its documents; `undefined` when they have none. */
export const editionFieldOf = (fields: readonly Field[]): 'edition' | 'editions' | undefined =>
  editionFields.find((name) => hasEditions(fields, name))

/** The `admin` of a collection, with a switch between editions above its list when its documents have one. */
export function withEditionSwitch(admin: Admin, fields: readonly Field[]): Admin {
  const field = editionFieldOf(fields)
  if (!field) return admin
  const { beforeListTable = [] } = admin.components ?? {}
  const editionSwitch = { path: '/src/admin/lists/edition-switch#EditionSwitch', serverProps: { field } }
  return { ...admin, components: { ...admin.components, beforeListTable: [editionSwitch, ...beforeListTable] } }
}

function hasEditions(fields: readonly Field[], name: string): boolean {
  return fields.some((field) => {
    if (field.type === 'relationship') return field.name === name && field.relationTo === 'editions'
    if (field.type === 'tabs') return field.tabs.some((tab) => !('name' in tab) && hasEditions(tab.fields, name))
    return (field.type === 'row' || field.type === 'collapsible') && hasEditions(field.fields, name)
  })
}
