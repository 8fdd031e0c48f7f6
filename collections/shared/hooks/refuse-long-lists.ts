import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import type { Bilingual } from '../../../src/domain/bilingual'
import { isRecord } from '../../../src/domain/record'
import { firstTooLong, isText, MOST_DRAFT_TEXT, type TooLong } from '../fields/bounded-lists'
import { refuseField } from '../messages'

/**
 * Refuses a write with more rows, values or text than a field may have, drafts too, which Payload does not validate. Runs
 * before anything works through the rows, so that no document can stop the process.
 */
export const refuseLongLists: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const found = firstTooLong(collection.flattenedFields, (args as { data?: unknown }).data)
  if (found) throw refuseField(req, collection.slug, found.path, formatTooLong(found, labelOf(found.field, req)))
  return args
}

function formatTooLong({ field, length, most }: TooLong, label: string): Bilingual {
  if (field.type === 'richText') {
    return {
      fr: `« ${label} » est trop long pour une page. Raccourcissez ce texte, ou répartissez-le sur plusieurs pages.`,
      en: `"${label}" is too long for one page. Shorten this text, or divide it among several pages.`,
    }
  }
  if (isText(field) && length > MOST_DRAFT_TEXT) {
    return {
      fr: `« ${label} » contient ${length} caractères, pour ${field.maxLength ?? most} au plus. Raccourcissez ce texte.`,
      en: `"${label}" has ${length} characters; ${field.maxLength ?? most} is the most. Shorten this text.`,
    }
  }
  return {
    fr: `« ${label} » contient ${length} éléments, pour ${most} au plus. Retirez-en.`,
    en: `"${label}" has ${length} items; ${most} is the most. Remove some.`,
  }
}

function labelOf(field: TooLong['field'], { i18n, t }: PayloadRequest): string {
  const label = 'label' in field ? field.label : undefined
  const text: unknown = typeof label === 'function' ? label({ i18n, t: t as never }) : label
  if (isRecord(text)) return String(text[i18n.language] ?? text.fr ?? field.name)
  return typeof text === 'string' ? text : field.name
}
