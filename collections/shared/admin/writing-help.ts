import type { Field, TextareaField, TextField } from 'payload'
import { SHOWN_LENGTHS } from '../../../src/domain/lengths'

const help = '/src/admin/writing/writing-help#WritingHelp'
const french = '/src/admin/translation/french-text#FrenchText'

/** `admin.components` of a text that cards and search engines cut: shows its number of characters. */
export const cardLength = (kind: keyof typeof SHOWN_LENGTHS) => ({
  afterInput: [{ path: '/src/admin/writing/card-length#CardLength', clientProps: { most: SHOWN_LENGTHS[kind] } }],
})

/** Returns the fields with suggestions under each localised text, for its French, and its French under its English. */
export function withWritingHelp(fields: Field[]): Field[] {
  return fields.map((field) => {
    if (field.type === 'tabs') {
      return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: withWritingHelp(tab.fields) })) }
    }
    if ('fields' in field) return { ...field, fields: withWritingHelp(field.fields) } as Field
    return isProse(field) ? withHelp(field) : field
  })
}

const isProse = (field: Field): field is TextField | TextareaField =>
  ['text', 'textarea', 'richText'].includes(field.type) &&
  'localized' in field &&
  field.localized === true &&
  field.admin?.hidden !== true

function withHelp(field: TextField | TextareaField): Field {
  const { components } = field.admin ?? {}
  const afterInput = [...(components?.afterInput ?? []), help, french]
  return { ...field, admin: { ...field.admin, components: { ...components, afterInput } } } as Field
}
