import type { CollectionAfterReadHook, CollectionBeforeReadHook, FlattenedField } from 'payload'
import { isRecord, recordOf } from '../../../src/domain/record'
import { untranslatedField } from '../fields/untranslated'

/**
 * Notes which texts of a document will be served in the fallback language, before Payload chooses the language of each.
 * A read in all languages has none.
 */
export const listUntranslated: CollectionBeforeReadHook = ({ collection, doc, req }) => {
  const { locale, fallbackLocale } = req
  const fallbacks = [fallbackLocale].flat().flatMap((language) => (language && language !== locale ? [language] : []))
  if (!locale || locale === 'all' || fallbacks.length === 0) return doc
  const paths = untranslatedIn(collection.flattenedFields, recordOf(doc), { asked: locale, fallbacks })
  return { ...doc, [untranslatedField.name]: paths }
}

/** Leaves out the texts that the response does not have after all, since their reader may not read them. */
export const dropAbsentTexts: CollectionAfterReadHook = ({ doc }) => {
  const paths: unknown = doc[untranslatedField.name]
  if (!Array.isArray(paths) || paths.length === 0) return doc
  return { ...doc, [untranslatedField.name]: paths.filter((path) => valueAt(doc, String(path).split('.')) != null) }
}

interface Languages {
  asked: string
  fallbacks: readonly string[]
}

function untranslatedIn(
  fields: readonly FlattenedField[],
  values: Record<string, unknown>,
  languages: Languages,
  prefix = '',
): string[] {
  return fields.flatMap((field) => {
    const [value, path] = [values[field.name], `${prefix}${field.name}`]
    // The search keys are localised, and no text to show.
    if ('localized' in field && field.localized)
      return field.admin?.hidden || !fallsBack(field.type, value, languages) ? [] : [path]
    if (!('flattenedFields' in field) || !field.flattenedFields) return []
    if (!Array.isArray(value)) return untranslatedIn(field.flattenedFields, recordOf(value), languages, `${path}.`)
    return value.flatMap((row, index) =>
      untranslatedIn(field.flattenedFields, recordOf(row), languages, `${path}.${index}.`),
    )
  })
}

/** Whether Payload serves a localised value in another language: an empty text counts as missing, an empty long text does not. */
function fallsBack(type: string, value: unknown, { asked, fallbacks }: Languages): boolean {
  if (!isRecord(value)) return false
  const own = value[asked]
  const isMissing = own === undefined || own === null || (own === '' && (type === 'text' || type === 'textarea'))
  return isMissing && fallbacks.some((language) => Boolean(value[language]))
}

const valueAt = (value: unknown, [name, ...rest]: string[]): unknown =>
  name === undefined ? value : valueAt((value as Record<string, unknown> | null | undefined)?.[name], rest)
