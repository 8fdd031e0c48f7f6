import type { CollectionSlug, PayloadRequest } from 'payload'
import { adminTranslations } from '../../../collections/shared/admin/admin-translations'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf, isValidId } from '../../../collections/shared/ids'
import type { Language } from '../../domain/bilingual'

/** The address of each tab of an edition, and its name in the translations. */
const tabs: Record<string, keyof (typeof adminTranslations)['fr']['editionTabs']> = {
  programme: 'programme',
  controles: 'checks',
  publication: 'release',
  accords: 'people',
  'nouvelle-edition': 'newEdition',
  importer: 'import',
  versions: 'versions',
}

/**
 * The title of the page of a document for the browser: « Programme 2027 · Toulouse », « Ouverture – 2027 · Toulouse ».
 * `undefined` for other pages, and for a document that is new, without a title, or unknown to this person.
 */
export async function documentTitle(
  req: PayloadRequest,
  language: Language,
  [root, slug = '', id = '', tab]: string[],
): Promise<string | undefined> {
  const collection = req.payload.collections[slug as CollectionSlug]?.config
  const titleField = collection?.admin.useAsTitle
  if (root !== 'collections' || !collection || !titleField || !isValidId(req.payload, id)) return undefined
  const [doc] = await findDocuments<Record<string, unknown>>(req, collection.slug, {
    where: { id: { equals: id } },
    select: { [titleField]: true, ...(collection.flattenedFields.some(isEdition) ? { edition: true } : {}) },
    draft: true,
    trash: true,
    locale: 'fr',
    as: 'requester',
  })
  const title = doc?.[titleField]
  if (typeof title !== 'string' || !title) return undefined
  const name = tab && tabs[tab]
  const named = name ? `${adminTranslations[language].editionTabs[name]} ${title}` : title
  const edition = await shortNameOf(req, idOf(doc?.edition))
  return edition ? `${named} – ${edition}` : named
}

const isEdition = ({ name }: { name: string }) => name === 'edition'

async function shortNameOf(req: PayloadRequest, id: string | undefined): Promise<string | undefined> {
  if (!id) return undefined
  const [edition] = await findDocuments(req, 'editions', {
    where: { id: { equals: id } },
    select: { shortName: true },
    draft: true,
    as: 'requester',
  })
  return edition?.shortName ?? undefined
}
