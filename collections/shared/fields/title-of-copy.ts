import type { Field, FieldHook, TextField } from 'payload'
import { languageOf } from '../../../src/domain/bilingual'
import { titleOfCopy } from '../../../src/domain/title-of-copy'

/** Returns the fields, whose title says of a duplicate that it is a copy. A title that is computed takes it from `title`. */
export const withTitleOfCopy = (fields: Field[], useAsTitle = 'title'): Field[] =>
  withHook(fields, hasField(fields, 'title') ? 'title' : useAsTitle)

function withHook(fields: Field[], title: string): Field[] {
  return fields.map((field) => {
    if (field.type === 'tabs') {
      return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: withHook(tab.fields, title) })) }
    }
    if (field.type === 'row' || field.type === 'collapsible') return { ...field, fields: withHook(field.fields, title) }
    return isText(field) && field.name === title ? markedAsCopy(field) : field
  })
}

const isText = (field: Field): field is TextField => field.type === 'text'

function hasField(fields: Field[], name: string): boolean {
  return fields.some((field) => {
    if (field.type === 'tabs') return field.tabs.some((tab) => hasField(tab.fields, name))
    if (field.type === 'row' || field.type === 'collapsible') return hasField(field.fields, name)
    return isText(field) && field.name === name
  })
}

function markedAsCopy(field: TextField): Field {
  // Payload runs the hook of a localised field once for each language, in their order, and does not say for which.
  const runs = new WeakMap<object, number>()
  const mark: FieldHook = ({ req, siblingData, value }) => {
    const run = runs.get(siblingData) ?? 0
    runs.set(siblingData, run + 1)
    if (typeof value !== 'string' || !value.trim()) return value
    const { localization } = req.payload.config
    const code = field.localized && localization ? localization.localeCodes[run] : 'fr'
    return titleOfCopy(value, languageOf({ language: code ?? 'fr' }), field.maxLength)
  }
  return {
    ...field,
    hooks: { ...field.hooks, beforeDuplicate: [mark, ...(field.hooks?.beforeDuplicate ?? [])] },
  } as Field
}
