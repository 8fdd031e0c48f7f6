import type { FlattenedField } from 'payload'

/** The names of the long texts among fields, those in groups, rows and blocks included. */
export function richTextNames(fields: readonly FlattenedField[]): string[] {
  return fields.flatMap((field) => [
    ...(field.type === 'richText' ? [field.name] : []),
    ...('flattenedFields' in field ? richTextNames(field.flattenedFields ?? []) : []),
    ...('blocks' in field
      ? field.blocks.flatMap((block) => richTextNames((block as { flattenedFields: FlattenedField[] }).flattenedFields))
      : []),
  ])
}
