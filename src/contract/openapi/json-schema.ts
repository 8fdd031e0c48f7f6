/** A JSON Schema (2020-12, as OpenAPI 3.1 has it), or any part of one. */
export type JsonSchema = Record<string, unknown>

/** A reference to a schema of the document. */
export const schemaRef = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

/** An object that has every one of its properties. */
export const objectOf = (properties: Record<string, JsonSchema>, description?: string): JsonSchema => ({
  type: 'object',
  ...(description && { description }),
  properties,
  required: Object.keys(properties),
})

/** An array. */
export const arrayOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items })

/** A value of this schema, or null. */
export const nullable = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] })
