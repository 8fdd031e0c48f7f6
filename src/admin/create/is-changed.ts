import type { FormState } from 'payload'

/** Whether a form holds something that it did not start with. Spaces alone are nothing. */
export const isChanged = (fields: FormState): boolean =>
  Object.values(fields).some(
    ({ value, initialValue, disableFormData }) => !disableFormData && textOf(value) !== textOf(initialValue),
  )

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  if (value === undefined || value === null || value === 0 || value === false) return ''
  return Array.isArray(value) && value.length === 0 ? '' : JSON.stringify(value)
}
