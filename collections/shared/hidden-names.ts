import type { FlattenedField, PayloadRequest, Where } from 'payload'
import { isRecord, recordsOf } from '../../src/domain/record'
import { plainTextOf } from '../../src/domain/rich-text'
import { searchKey } from '../../src/domain/text'
import { findDocuments } from './find-documents'
import { idOf } from './ids'

export type Data = Record<string, unknown>

/** A text that a testimonial shows, and the path of its field. */
interface ShownText {
  path: string
  text: string
}

/** How much a way of being shown says of a name. */
const openness: Record<string, number> = { pseudonym: 0, 'first-name': 1, 'full-name': 2 }

/** Whether a testimonial shows another name than before, or less of it. */
export function hidesNameOf(before: Data, after: Data): boolean {
  if (after.displayMode === 'full-name') return false
  const isLess = (openness[String(after.displayMode)] ?? 0) < (openness[String(before.displayMode)] ?? 0)
  return isLess || keyOf(String(after.name)) !== keyOf(String(before.name))
}

/**
 * The full names of the person of a testimonial that may not be read in it: those of its consents, and the one it was
 * published under. None when it is shown under the full name.
 */
export async function hiddenNamesOf(req: PayloadRequest, doc: Data, published: Data | undefined): Promise<string[]> {
  if (doc.displayMode === 'full-name' || !published) return []
  const where: Where = {
    and: [{ 'subject.relationTo': { equals: 'testimonials' } }, { 'subject.value': { equals: published.id } }],
  }
  const consents = await findDocuments(req, 'consents', { where, as: 'system' })
  const names = consents.map(({ person }) => person)
  if (published.displayMode === 'full-name') names.push(String(published.name))
  return fullNames(names)
}

/** Whether a text contains one of the names that `hiddenNamesOf` returns, in any case and with any punctuation. */
export const namesOneOf = (text: string, names: readonly string[]): boolean =>
  names.some((name) => ` ${keyOf(text)} `.includes(` ${name} `))

/**
 * The first text that contains one of the names, in one of several versions of a testimonial or in their photos; `undefined`
 * when none does.
 */
export async function findHiddenName(
  req: PayloadRequest,
  versions: readonly Data[],
  names: readonly string[],
): Promise<ShownText | undefined> {
  if (names.length === 0) return undefined
  const photos = versions.flatMap(({ photo }) => idOf(photo) ?? [])
  const options = { where: { id: { in: photos } }, locale: 'all', as: 'system' } as const
  const images = photos.length > 0 ? await findDocuments<Data>(req, 'media', options) : []
  const fields = testimonialFields(req)
  return [
    ...versions.flatMap((version) => shownTexts(fields, version)),
    ...images.flatMap(({ alt, credit }) => [alt, credit].flatMap(textsOf)).map((text) => ({ path: 'photo', text })),
  ].find(({ text }) => namesOneOf(text, names))
}

/**
 * The first text of the published version of a testimonial, in any language, that contains the full name of a person;
 * `undefined` when it may be shown there.
 */
export async function findPublishedName(req: PayloadRequest, id: string, person: string) {
  const where = { id: { equals: id } }
  const [published] = await findDocuments<Data>(req, 'testimonials', { where, locale: 'all', as: 'system' })
  if (published?._status !== 'published' || published.displayMode === 'full-name') return undefined
  return findHiddenName(req, [published], fullNames([person]))
}

/**
 * The translated fields of the newest version of a testimonial in the language that a request does not write, without the rows
 * that it removes.
 */
export async function otherLanguageOf(req: PayloadRequest, doc: Data): Promise<Data> {
  const where = { id: { equals: doc.id } }
  const locale = req.locale === 'en' ? 'fr' : 'en'
  const options = { where, locale, fallbackLocale: false, draft: true, trash: true, as: 'system' } as const
  const [stored] = await findDocuments<Data>(req, 'testimonials', options)
  const translated = testimonialFields(req).filter(isTranslated)
  return Object.fromEntries(
    translated.map(({ name }) => {
      const ids = new Set(recordsOf(doc[name]).map(({ id }) => id))
      const value = stored?.[name]
      return [name, Array.isArray(value) ? recordsOf(value).filter(({ id }) => ids.has(id)) : value]
    }),
  )
}

const testimonialFields = ({ payload }: PayloadRequest) => payload.collections.testimonials.config.flattenedFields

/** Whether a field, or one inside it, has a value in each language. */
const isTranslated = (field: FlattenedField): boolean =>
  Boolean('localized' in field && field.localized) ||
  ('flattenedFields' in field && field.flattenedFields.some(isTranslated))

function shownTexts(fields: readonly FlattenedField[], doc: Data, prefix = ''): ShownText[] {
  return fields.flatMap((field): ShownText[] => {
    const [value, path] = [doc[field.name], `${prefix}${field.name}`]
    // Hooks write the hidden fields, after this.
    if (field.admin?.hidden) return []
    if (field.type === 'text' || field.type === 'textarea') return textsOf(value).map((text) => ({ path, text }))
    if (field.type === 'richText') return richTextsOf(value).map((text) => ({ path, text }))
    if (field.type === 'array') {
      return recordsOf(value).flatMap((row, at) => shownTexts(field.flattenedFields, row, `${path}.${at}.`))
    }
    return field.type === 'group' && isRecord(value) ? shownTexts(field.flattenedFields, value, `${path}.`) : []
  })
}

/** The texts of a value that has one, or one in each language. */
export const textsOf = (value: unknown): string[] =>
  isRecord(value) ? Object.values(value).flatMap(textsOf) : typeof value === 'string' ? [value] : []

function richTextsOf(value: unknown): string[] {
  if (!isRecord(value)) return []
  return 'root' in value ? [plainTextOf(value)] : Object.values(value).flatMap(richTextsOf)
}

const fullNames = (names: string[]): string[] => names.map(keyOf).filter((name) => name.includes(' '))

const keyOf = (text: string): string =>
  searchKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
