import type { ClientField } from 'payload'

/** Returns the index of the tab that contains a field; `undefined` when the field stands outside the tabs. */
export function tabOfField(fields: ClientField[], path: string): number | undefined {
  const [name] = path.split('.')
  for (const field of fields) {
    if (field.type !== 'tabs') continue
    const index = field.tabs.findIndex((tab) =>
      'name' in tab && tab.name ? tab.name === name : contains(tab.fields, String(name)),
    )
    if (index >= 0) return index
  }
  return undefined
}

function contains(fields: ClientField[], name: string): boolean {
  return fields.some((field) => {
    if ('name' in field && field.name) return field.name === name
    return 'fields' in field && contains(field.fields, name)
  })
}
