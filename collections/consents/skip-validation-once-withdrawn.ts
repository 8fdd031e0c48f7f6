import type { Field } from 'payload'
import { relationship, select, text, upload } from 'payload/shared'

type Validate = (value: unknown, options: { data?: { withdrawnAt?: unknown } }) => unknown

/** Payload's default validation of fields without their own, by field type. */
const defaults = { text, select, relationship, upload } as unknown as Record<string, Validate>

/** Skips the validation of fields once a consent is withdrawn, so that no invalid value can block a withdrawal. */
export function skipValidationOnceWithdrawn(fields: Field[]): Field[] {
  return fields.map((field) => {
    if (field.type === 'row') return { ...field, fields: skipValidationOnceWithdrawn(field.fields) }
    const rule = ('validate' in field && (field.validate as unknown as Validate)) || defaults[field.type]
    if (!rule) return field
    const validate: Validate = (value, options) => Boolean(options.data?.withdrawnAt) || rule(value, options)
    return { ...field, validate } as Field
  })
}
