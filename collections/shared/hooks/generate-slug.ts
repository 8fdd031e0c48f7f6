import { randomUUID } from 'node:crypto'
import type {
  CollectionBeforeChangeHook,
  CollectionBeforeValidateHook,
  CollectionSlug,
  PayloadRequest,
  Where,
} from 'payload'
import { noteGeneratedSlug } from '../../../src/database/generated-slugs'
import { recordOf } from '../../../src/domain/record'
import { slugify } from '../../../src/domain/slug'
import { findDocuments } from '../find-documents'
import { idOf } from '../ids'
import { refuseField } from '../messages'
import { readableTo } from '../readable-to'

interface SlugRule {
  /** The field whose French text the slug is made from. */
  from: 'title' | 'name'
  /** The relation within which slugs are unique; without it they are unique in the collection. */
  within?: 'edition'
  /** Whether a write must replace the slug although the document was public. */
  isOutdated?(req: PayloadRequest, data: Data, originalDoc: Data | undefined): Promise<boolean>
}

type Data = Record<string, unknown>

/** A document that has or had a slug. */
interface Holder {
  id: string
  name: string
}

const untitled = /^sans-titre-[0-9a-f]{6}$/

/**
 * Generates the slug of a document from its French title, or from its English one while there is no French, until the
 * document was public or an editor chose the slug. A chosen slug that another document has or had is refused; a generated one gets a number.
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
      throw refuseField(req, collection.slug, 'slug', takenSlug(chosen, await nameFor(req, collection.slug, holder)))
    }
    const isOutdated = (await rule.isOutdated?.(req, data, originalDoc)) ?? false
    if (!isOutdated && isUnchanged(data, originalDoc, rule)) return { ...data, slug: originalDoc?.slug }
    const title = isOutdated
      ? titleIn({ ...originalDoc, ...data }, rule, req)
      : await titleForSlug(data[rule.from], originalDoc, { rule, req, collection: collection.slug })
    if (!title && originalDoc?.slug) return { ...data, slug: originalDoc.slug }
    const base = (title && slugify(title)) || `sans-titre-${randomUUID().slice(0, 6)}`
    let slug = base
    for (let number = 2; await taken(slug); number += 1) slug = `${base.slice(0, 76)}-${number}`
    noteGeneratedSlug(req.context, slug)
    return { ...data, slug }
  }

const takenSlug = (slug: string, holder: string | undefined) =>
  holder === undefined
    ? {
        fr: `L’adresse « ${slug} » est déjà prise. Choisissez-en une autre.`,
        en: `The slug "${slug}" is taken. Choose another one.`,
      }
    : {
        fr: `L’adresse « ${slug} » est ou a été celle de « ${holder} ». Choisissez-en une autre.`,
        en: `The slug "${slug}" belongs or belonged to "${holder}". Choose another one.`,
      }

/** The name of the holder of a slug; `undefined` when the writer is a contributor who may not read the holder. */
async function nameFor(req: PayloadRequest, collection: string, { id, name }: Holder): Promise<string | undefined> {
  const isReadable = await readableTo(req, collection as CollectionSlug, [id])
  return isReadable(id) ? name : undefined
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

/** Whether a write leaves everything as it is that the slug is made from; then no other document can have taken the slug. */
function isUnchanged(data: Data, doc: Data | undefined, { from, within }: SlugRule): boolean {
  if (!doc || typeof doc.slug !== 'string' || untitled.test(doc.slug) || data[from] !== doc[from]) return false
  return !within || idOf(data[within] ?? doc[within]) === idOf(doc[within])
}

function titleIn(doc: Data, { from }: SlugRule, { locale }: PayloadRequest): string | undefined {
  const { fr, en } = titlesOf(doc[from], locale ?? 'fr')
  return fr || en
}

interface Context {
  rule: SlugRule
  req: PayloadRequest
  collection: string
}

/**
 * Returns the title that a slug is made from: the French one, the English one while there is no French. `undefined` for a
 * slug that must stay: the document was public, or an editor chose the slug.
 */
async function titleForSlug(written: unknown, doc: Data | undefined, context: Context): Promise<string | undefined> {
  const { rule, req } = context
  const title = titlesOf(written, req.locale ?? 'fr')
  if (typeof doc?.slug !== 'string' || untitled.test(doc.slug)) return title.fr || title.en
  if (doc.firstPublishedAt) return undefined
  const known = req.locale === 'en' ? {} : titlesOf(doc[rule.from], 'fr')
  if (isMadeFrom(known.fr, doc.slug)) return title.fr
  const stored = await storedTitles(doc, context)
  if (stored.fr) return isMadeFrom(stored.fr, doc.slug) ? title.fr : undefined
  return isMadeFrom(stored.en, doc.slug) ? title.fr || title.en : undefined
}

function isMadeFrom(title: string | undefined, slug: string): boolean {
  const made = title ? slugify(title) : ''
  return made !== '' && new RegExp(`^${made}(?:-\\d+)?$`).test(slug)
}

function titlesOf(value: unknown, locale: string): { fr?: string; en?: string } {
  if (typeof value === 'string') return locale === 'en' ? { en: value } : { fr: value }
  const { fr, en } = recordOf(value)
  return { ...(typeof fr === 'string' && { fr }), ...(typeof en === 'string' && { en }) }
}

async function storedTitles({ id }: Data, { rule, req, collection }: Context) {
  const options = { where: { id: { equals: String(id) } }, locale: 'all', draft: true, trash: true } as const
  const [doc] = await findDocuments<Data>(req, collection as CollectionSlug, { ...options, as: 'system' })
  return titlesOf(doc?.[rule.from], 'fr')
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
): Promise<Holder | undefined> {
  const where: Where[] = [{ or: [{ slug: { equals: slug } }, { previousSlugs: { in: [slug] } }] }]
  if (rule.within) where.push({ [rule.within]: scope ? { equals: scope } : { exists: false } })
  if (id) where.push({ id: { not_equals: id } })
  const select = { slug: true, [rule.from]: true }
  const options = { where: { and: where }, select, trash: true, as: 'system' } as const
  const [holder] = await findDocuments<Data>(req, collection as CollectionSlug, options)
  return holder && { id: String(holder.id), name: String(holder[rule.from] || holder.slug) }
}
