import type { FlattenedField } from 'payload'
import { inLanguage } from '../../domain/bilingual'
import { isRecord, recordsOf } from '../../domain/record'
import { plainTextOf } from '../../domain/rich-text'

type Data = Record<string, unknown>

/** Returns what stands for a related document: its title, or the path of its file in the archive. */
export type ReferenceLabel = (collection: string, id: string) => string

/** Fields that programs write for themselves. */
const technical = new Set(['id', '_status', 'createdAt', 'updatedAt', 'thumbnailURL', 'srcset', 'sizes'])

/**
 * Returns the values of a document under their French labels, as the form of an editor shows them: choices by their labels, rich texts
 * as plain text, both languages of translated texts. `doc` has all languages. What is empty or hidden is absent.
 */
export function labelledValues(fields: readonly FlattenedField[], doc: Data, labelOf: ReferenceLabel): Data {
  const labelled: Data = {}
  for (const field of fields) {
    if (field.type === 'join' || technical.has(field.name) || isHidden(field)) continue
    const value = labelledValue(field, doc[field.name], labelOf)
    if (value !== undefined) labelled[frenchLabel(field)] = value
  }
  return labelled
}

const isHidden = (field: FlattenedField): boolean =>
  Boolean(('hidden' in field && field.hidden) || field.admin?.hidden || ('virtual' in field && field.virtual))

function labelledValue(field: FlattenedField, value: unknown, labelOf: ReferenceLabel): unknown {
  if ('localized' in field && field.localized && isRecord(value) && !('root' in value)) {
    const french = plainValueOf(field, value.fr, labelOf)
    const english = plainValueOf(field, value.en, labelOf)
    if (english === undefined) return french
    return { ...(french === undefined ? {} : { français: french }), anglais: english }
  }
  return plainValueOf(field, value, labelOf)
}

function plainValueOf(field: FlattenedField, value: unknown, labelOf: ReferenceLabel): unknown {
  if (value === null || value === undefined || value === '') return undefined
  if (field.type === 'group' || field.type === 'tab') {
    return isRecord(value) ? unlessEmpty(labelledValues(field.flattenedFields, value, labelOf)) : undefined
  }
  if (field.type === 'array') {
    const rows = recordsOf(value).map((row) => labelledValues(field.flattenedFields, row, labelOf))
    return rows.length > 0 ? rows : undefined
  }
  if (field.type === 'richText') return plainTextOf(value) || undefined
  if (field.type === 'relationship' || field.type === 'upload') return referencesOf(field.relationTo, value, labelOf)
  if (field.type === 'select') return eachOf(value, (one) => choiceLabel(field.options, one))
  if (field.type === 'checkbox') return value ? 'oui' : 'non'
  return Array.isArray(value) && value.length === 0 ? undefined : value
}

function referencesOf(relationTo: string | string[], value: unknown, labelOf: ReferenceLabel): unknown {
  return eachOf(value, (one) => {
    const related = isRecord(one) ? one : { relationTo: typeof relationTo === 'string' ? relationTo : '', value: one }
    const id = isRecord(related.value) ? related.value.id : related.value
    return labelOf(String(related.relationTo), String(id))
  })
}

function eachOf(value: unknown, one: (value: unknown) => unknown): unknown {
  if (!Array.isArray(value)) return one(value)
  return value.length > 0 ? value.map(one) : undefined
}

const unlessEmpty = (values: Data): Data | undefined => (Object.keys(values).length > 0 ? values : undefined)

type Option = string | { value: string; label: unknown }

const choiceLabel = (options: readonly Option[], value: unknown): string => {
  const option = options.find((one) => (typeof one === 'string' ? one : one.value) === value)
  return option === undefined || typeof option === 'string' ? String(value) : textOf(option.label, String(value))
}

const frenchLabel = (field: FlattenedField): string => ('label' in field ? textOf(field.label, field.name) : field.name)

/** A label is a function of the language, or a text in each. */
function textOf(label: unknown, fallback: string): string {
  if (typeof label === 'function') return String(label({ i18n: { language: 'fr' } }))
  if (typeof label === 'string') return label
  return isRecord(label) && typeof label.fr === 'string' && typeof label.en === 'string'
    ? inLanguage({ fr: label.fr, en: label.en }, 'fr')
    : fallback
}
