/** For `admin` of a field of JSON that the system writes: shows its value as text. */
export const plainJson = { components: { Field: '/src/admin/fields/plain-json-field#PlainJsonField' } }
