import type { CollectionSlug, FlattenedField, PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'
import { inLanguage, languageOf } from '../../domain/bilingual'
import { isRichText } from '../../domain/edits/is-same'
import { formatMoment } from '../../domain/format-moment'
import { isRecord } from '../../domain/record'
import { plainTextOf } from '../../domain/rich-text'
import { textOf } from './describe-others'
import { findNewest } from './newest-version'

/** Returns the readable text of a value of a field; an empty one for no value. */
export type FormatValue = (field: FlattenedField, value: unknown) => Promise<string>

/** Makes the formatter of values for the reader of a request: in their language, with the titles of related documents. */
export async function valueFormatter(req: PayloadRequest): Promise<FormatValue> {
  const language = languageOf(req.i18n)
  const zone = await zoneOf(req)
  const format: FormatValue = async (field, value) => {
    if (value === null || value === undefined || value === '') return ''
    if (Array.isArray(value)) {
      const items = await Promise.all(value.map((item) => formatItem(field, item)))
      return items.filter(Boolean).join('\n')
    }
    return formatItem(field, value)
  }
  const formatItem = async (field: FlattenedField, value: unknown): Promise<string> => {
    if (field.type === 'relationship' || field.type === 'upload') return titleOf(req, field.relationTo, value)
    if (field.type === 'select' || field.type === 'radio') return optionOf(field.options, value, req)
    if (isRichText(value)) return plainTextOf(value)
    if (field.type === 'date') return formatMoment(String(value), zone, language)
    if (typeof value === 'boolean') return inLanguage(value ? yes : no, language)
    if (isRecord(value)) return formatRow('flattenedFields' in field ? field.flattenedFields : [], value)
    return String(value)
  }
  const formatRow = async (fields: FlattenedField[], row: Record<string, unknown>) => {
    const named = fields.filter(({ name }) => name !== 'id')
    const parts = await Promise.all(named.map((field) => format(field, row[field.name])))
    return parts.filter(Boolean).join(', ')
  }
  return format
}

async function zoneOf(req: PayloadRequest): Promise<string> {
  const id = idOf((await findNewest(req))?.edition)
  const [edition] = id ? await findDocuments(req, 'editions', { as: 'system', where: { id: { equals: id } } }) : []
  return edition?.timezone ?? 'Europe/Paris'
}

async function titleOf(req: PayloadRequest, relationTo: string | string[], value: unknown): Promise<string> {
  const target = isRecord(value) && typeof value.relationTo === 'string' ? value : { relationTo, value }
  const [collection, id] = [String(target.relationTo) as CollectionSlug, idOf(target.value)]
  if (!id || !req.payload.collections[collection]) return ''
  const title = req.payload.collections[collection].config.admin.useAsTitle ?? 'id'
  const found = await findDocuments<Record<string, unknown>>(req, collection, {
    as: 'requester',
    where: { id: { equals: id } },
    draft: true,
    trash: true,
  })
  return String(found[0]?.[title] ?? '?')
}

type Options = Extract<FlattenedField, { type: 'select' }>['options']

function optionOf(options: Options, value: unknown, req: PayloadRequest): string {
  const option = options.find((one) => (typeof one === 'object' ? one.value : one) === value)
  return (typeof option === 'object' ? textOf(option.label, req) : option) ?? String(value)
}

const yes = { fr: 'Oui', en: 'Yes' }
const no = { fr: 'Non', en: 'No' }
