import type { Field, TextareaField, TextField } from 'payload'
import { SHOWN_LENGTHS } from '../../src/domain/lengths'

const help = '/src/admin/writing/writing-help#WritingHelp'

/** For `admin.components` of a text that cards and search engines cut: counts its characters. */
export const cardLength = (kind: keyof typeof SHOWN_LENGTHS) => ({
  afterInput: [{ path: '/src/admin/writing/card-length#CardLength', clientProps: { most: SHOWN_LENGTHS[kind] } }],
})

/** The same fields, each text in several languages with suggestions for its French under it. */
export function withWritingHelp(fields: Field[]): Field[] {
  return fields.map((field) => {
    if (field.type === 'tabs') {
      return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: withWritingHelp(tab.fields) })) }
    }
    if ('fields' in field) return { ...field, fields: withWritingHelp(field.fields) } as Field
    return isProse(field) ? helped(field) : field
  })
}

const isProse = (field: Field): field is TextField | TextareaField =>
  ['text', 'textarea', 'richText'].includes(field.type) &&
  'localized' in field &&
  field.localized === true &&
  field.admin?.hidden !== true

function helped(field: TextField | TextareaField): Field {
  const { components } = field.admin ?? {}
  const afterInput = [...(components?.afterInput ?? []), help]
  return { ...field, admin: { ...field.admin, components: { ...components, afterInput } } } as Field
}
