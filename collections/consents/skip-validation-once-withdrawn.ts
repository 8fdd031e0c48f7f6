import type { Field } from 'payload'
import { relationship, select, text, upload } from 'payload/shared'

type Validate = (value: unknown, options: { data?: { withdrawnAt?: unknown } }) => unknown

/** What Payload checks of a field that brings no rule of its own. */
const usual = { text, select, relationship, upload } as unknown as Record<string, Validate>

/** Fields whose rules hold until the consent is withdrawn: nothing that is wrong in a consent can keep somebody in it. */
export function skipValidationOnceWithdrawn(fields: Field[]): Field[] {
  return fields.map((field) => {
    if (field.type === 'row') return { ...field, fields: skipValidationOnceWithdrawn(field.fields) }
    const rule = ('validate' in field && (field.validate as unknown as Validate)) || usual[field.type]
    if (!rule) return field
    const validate: Validate = (value, options) => Boolean(options.data?.withdrawnAt) || rule(value, options)
    return { ...field, validate } as Field
  })
}
