import { addSlugArguments } from './by-slug'
import { describeSchema } from './describe'
import { completeFilters } from './filters'
import { addEnumLabels, labelledEnums } from './labels'
import { requireAlwaysPresent } from './non-null'
import { pruneRootFields, removeClosedFields } from './prune'
import { addReverseLists } from './reverse-lists'
import { addRichTextFields } from './rich-text-fields'
import { addScheduleFields } from './schedule-fields'
import type { GraphQL, Schema } from './schema'

/** Makes Payload's schema that of the public API: see decision 040. Changes it in place, before it is built. */
export function refineSchema(library: GraphQL, schema: Schema): void {
  pruneRootFields(schema)
  removeClosedFields(schema)
  completeFilters(library, schema)
  requireAlwaysPresent(library, schema)
  addReverseLists(library, schema)
  addRichTextFields(library, schema)
  addSlugArguments(library, schema)
  addScheduleFields(library, schema)
  const enums = labelledEnums(schema)
  addEnumLabels(library, schema, enums)
  describeSchema(schema, enums)
}
