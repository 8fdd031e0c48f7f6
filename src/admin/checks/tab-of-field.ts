import type { ClientField } from 'payload'

/** Which tab of a form holds a field, counted from 0; nothing when the field stands outside the tabs. */
export function tabOfField(fields: ClientField[], path: string): number | undefined {
  const [name] = path.split('.')
  for (const field of fields) {
    if (field.type !== 'tabs') continue
    const index = field.tabs.findIndex((tab) =>
      'name' in tab && tab.name ? tab.name === name : holds(tab.fields, String(name)),
    )
    if (index >= 0) return index
  }
  return undefined
}

function holds(fields: ClientField[], name: string): boolean {
  return fields.some((field) => {
    if ('name' in field && field.name) return field.name === name
    return 'fields' in field && holds(field.fields, name)
  })
}
