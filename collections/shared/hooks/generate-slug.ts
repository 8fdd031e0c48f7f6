import { randomUUID } from 'node:crypto'
import type {
  CollectionBeforeChangeHook,
  CollectionBeforeValidateHook,
  CollectionSlug,
  PayloadRequest,
  Where,
} from 'payload'
import { slugify } from '../../../src/domain/slug'
import { findDocuments } from '../find-documents'
import { idOf } from '../ids'
import { refuseField } from '../messages'

interface SlugRule {
  /** The field whose French text the slug is made from. */
  from: 'title' | 'name'
  /** The relation within which slugs are unique; without it they are unique in the collection. */
  within?: 'edition'
}

type Data = Record<string, unknown>

const untitled = /^sans-titre-[0-9a-f]{6}$/

/**
 * Generates the slug of a document from its French title, until the document was public or an editor chose the slug.
 * A chosen slug that another document has or had is refused; a generated one gets a number.
 */
export const generateSlug =
  (rule: SlugRule): CollectionBeforeValidateHook =>
  async ({ collection, data, originalDoc, req }) => {
    if (!data) return data
    const scope = rule.within && idOf(data[rule.within] ?? originalDoc?.[rule.within])
    const taken = (slug: string) =>
      holderOf(slug, { collection: collection.slug, scope, rule, id: originalDoc?.id, req })
    const chosen = chosenSlug(data, originalDoc)
    if (chosen) {
      const holder = await taken(chosen)
      if (!holder) return { ...data, slug: chosen }
      throw refuseField(req, collection.slug, 'slug', {
        fr: `L’adresse « ${chosen} » est ou a été celle de « ${holder} ». Choisissez-en une autre.`,
        en: `The slug "${chosen}" belongs or belonged to "${holder}". Choose another one.`,
      })
    }
    if (mustStay(originalDoc, rule)) return { ...data, slug: originalDoc.slug }
    const title = frenchOf(data[rule.from], req)
    if (!title && originalDoc?.slug) return { ...data, slug: originalDoc.slug }
    const base = (title && slugify(title)) || `sans-titre-${randomUUID().slice(0, 6)}`
    let slug = base
    for (let number = 2; await taken(slug); number += 1) slug = `${base.slice(0, 76)}-${number}`
    return { ...data, slug }
  }

/** Adds the public slug that a write replaces to `previousSlugs`, so that old links still find the document. */
export const recordFormerSlug: CollectionBeforeChangeHook = async ({ collection, data, originalDoc, req }) => {
  if (data._status !== 'published' || !originalDoc?.firstPublishedAt) return data
  const where = { id: { equals: originalDoc.id } }
  const [publicDoc] = await findDocuments(req, collection.slug as 'editions', { where, trash: true, as: 'system' })
  const publicSlug = publicDoc?.slug
  const former = new Set<unknown>(originalDoc.previousSlugs ?? [])
  if (typeof publicSlug === 'string' && publicSlug !== data.slug) former.add(publicSlug)
  former.delete(data.slug)
  return { ...data, previousSlugs: [...former] }
}

/** The slug an editor typed; `undefined` when the form sent the stored one. */
function chosenSlug(data: Data, originalDoc: Data | undefined): string | undefined {
  if (typeof data.slug !== 'string' || data.slug === originalDoc?.slug) return undefined
  return slugify(data.slug) || undefined
}

/** Whether the slug of a document must not change: the document was public, or an editor chose the slug. */
function mustStay(originalDoc: Data | undefined, rule: SlugRule): originalDoc is Data {
  if (typeof originalDoc?.slug !== 'string') return false
  if (originalDoc.firstPublishedAt) return true
  const made = typeof originalDoc[rule.from] === 'string' ? slugify(String(originalDoc[rule.from])) : ''
  const isGenerated =
    untitled.test(originalDoc.slug) || (made !== '' && new RegExp(`^${made}(?:-\\d+)?$`).test(originalDoc.slug))
  return !isGenerated
}

function frenchOf(value: unknown, req: PayloadRequest): string | undefined {
  if (typeof value === 'string') return req.locale === 'fr' || !req.locale ? value : undefined
  const french = (value as Data | null | undefined)?.fr
  return typeof french === 'string' ? french : undefined
}

async function holderOf(
  slug: string,
  {
    collection,
    scope,
    rule,
    id,
    req,
  }: { collection: string; scope?: string; rule: SlugRule; id?: string; req: PayloadRequest },
): Promise<string | undefined> {
  const where: Where[] = [{ or: [{ slug: { equals: slug } }, { previousSlugs: { in: [slug] } }] }]
  if (rule.within) where.push({ [rule.within]: scope ? { equals: scope } : { exists: false } })
  if (id) where.push({ id: { not_equals: id } })
  const options = { where: { and: where }, trash: true, as: 'system' } as const
  const [holder] = await findDocuments<Data>(req, collection as CollectionSlug, options)
  return holder && String(holder[rule.from] || holder.slug)
}
