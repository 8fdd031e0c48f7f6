import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeValidateHook,
  PayloadRequest,
} from 'payload'
import { findDocuments } from '../shared/find-documents'
import {
  type Data,
  findHiddenName,
  hiddenNamesOf,
  hidesNameOf,
  namesOneOf,
  otherLanguageOf,
} from '../shared/hidden-names'
import { idOf } from '../shared/ids'
import { refuseField } from '../shared/messages'
import { scrubFormerVersions } from '../shared/scrub-versions'

/** Whether a publication must replace the slug, which contains a name that is not shown any more. */
export async function hasOutdatedSlug(
  req: PayloadRequest,
  data: Data,
  originalDoc: Data | undefined,
): Promise<boolean> {
  const published = await versionBeforeHiding(req, data, originalDoc)
  if (!published) return false
  const doc: Data = { ...originalDoc, ...data }
  return doc.slug === published.slug || namesOneOf(String(doc.slug), await hiddenNamesOf(req, doc, published))
}

/** Empties the former slugs of a testimonial when a publication hides a name that they may contain. */
export const forgetFormerSlugs: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  if (!(await versionBeforeHiding(req, data, originalDoc))) return data
  // Nested reads give the request another context.
  req.context[hidesNameIn(originalDoc?.id)] = true
  return { ...data, previousSlugs: [] }
}

/** The mark of a request whose publication of a testimonial hides a name. */
const hidesNameIn = (id: unknown) => `hidesNameIn ${id}`

/** Deletes the former versions of a testimonial when a publication hides a name that they may contain. */
export const forgetFormerVersions: CollectionAfterChangeHook = async ({ doc, req }) => {
  if (!req.context[hidesNameIn(doc.id)]) return doc
  delete req.context[hidesNameIn(doc.id)]
  await scrubFormerVersions(req, 'testimonials', doc.id)
  return doc
}

/** Replaces the name under which the file of a photo was sent, when the photo is published and it contains a word of a hidden name. */
export const forgetFileName: CollectionAfterChangeHook = async ({ doc, req }) => {
  const id = idOf(doc.photo)
  const names = doc._status === 'published' && id ? await hiddenNamesOf(req, doc, doc) : []
  const shown = String(doc.name)
  const words = names.flatMap((name) => name.split(' ')).filter((word) => word.length > 2 && !namesOneOf(shown, [word]))
  if (!id || words.length === 0) return doc
  const [photo] = await findDocuments(req, 'media', { where: { id: { equals: id } }, as: 'system' })
  if (!namesOneOf(String(photo?.originalName), words)) return doc
  await req.payload.db.updateOne({ collection: 'media', id, data: { originalName: NO_NAME }, returning: false, req })
  return doc
}

const NO_NAME = 'image'

/** The public version of a testimonial before a publication that says less of a name; `undefined` when it says as much. */
async function versionBeforeHiding(req: PayloadRequest, data: Data, originalDoc: Data | undefined) {
  if (data._status !== 'published' || !originalDoc?.firstPublishedAt) return undefined
  const doc: Data = { ...originalDoc, ...data }
  const published = await publishedVersion(req, originalDoc)
  if (!published) return undefined
  const addresses = [published.slug, ...[published.previousSlugs ?? []].flat()].map(String)
  const names = await hiddenNamesOf(req, doc, published)
  const isHidden = hidesNameOf(published, doc) || addresses.some((address) => namesOneOf(address, names))
  return isHidden ? published : undefined
}

/** Refuses to publish a person who chose a first name or a pseudonym with their full name in any text. */
export const refuseHiddenName: CollectionBeforeValidateHook = async ({ collection, data, originalDoc, req }) => {
  if (data?._status !== 'published' || !originalDoc?.id) return data
  const doc = { ...originalDoc, ...data }
  const names = await hiddenNamesOf(req, doc, await publishedVersion(req, originalDoc))
  const found = names.length > 0 ? await findHiddenName(req, [doc, await otherLanguageOf(req, doc)], names) : undefined
  if (!found) return data
  throw refuseField(req, collection.slug, found.path, found.path === 'photo' ? refusals.photo : refusals.text)
}

/** The row of a testimonial: its published version, or that of before it was taken down. */
async function publishedVersion(req: PayloadRequest, { id }: Data): Promise<Data | undefined> {
  const options = { where: { id: { equals: id } }, trash: true, as: 'system' } as const
  return (await findDocuments<Data>(req, 'testimonials', options))[0]
}

const refusals = {
  text: {
    fr: 'Cette personne a choisi de ne pas paraître sous son nom complet, et il se lit ici. Écrivez le prénom ou le pseudonyme convenu.',
    en: 'This person chose not to appear under their full name, and it can be read here. Write the agreed first name or pseudonym.',
  },
  photo: {
    fr: 'Cette personne a choisi de ne pas paraître sous son nom complet, et il se lit dans la description ou le crédit de sa photo. Corrigez-les dans « Images ».',
    en: 'This person chose not to appear under their full name, and it can be read in the description or the credit of the photo. Correct them in “Images”.',
  },
}
