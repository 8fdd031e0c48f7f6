import type { PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { batched } from '../../../collections/shared/hooks/batched'
import { idOf, isValidId } from '../../../collections/shared/ids'
import { trackRead, trackSeparately } from '../../cache/dependencies'
import { documentTag } from '../../cache/tags'
import { isRecord, recordOf } from '../../domain/record'

/** Whether a value is a long text as the editor stores it. */
export const isRichText = (value: unknown): value is { root: { children: unknown[] } } => {
  const root = recordOf(recordOf(value).root)
  return root.type === 'root' && Array.isArray(root.children)
}

/**
 * Returns a long text with its images in every language, as the reader of a request may see them; the others become `null`. The
 * images of all texts of a response are found together.
 */
export async function withPictures(req: PayloadRequest, state: unknown): Promise<unknown> {
  const ids = [...new Set(pictureIdsIn(state))].filter((id) => isValidId(req.payload, id))
  if (ids.length === 0) return state
  // Before the batch: it serves other texts too.
  const tags = ids.map((id) => documentTag('media', id))
  trackRead(tags, req.locale)
  return populated(state, await find(req, 'media', ids))
}

const find = batched(async (req, _collection, ids) => {
  const { result } = await trackSeparately(() =>
    findDocuments<Record<string, unknown>>(req, 'media', {
      ...{ as: 'requester', where: { id: { in: ids } }, locale: 'all', disableErrors: true, currentDepth: 0 },
    }),
  )
  return new Map(result.map((doc) => [String(doc.id), doc]))
})

function pictureIdsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(pictureIdsIn)
  if (!isRecord(value)) return []
  if (value.type === 'upload') return [idOf(value.value) ?? []].flat()
  return [...pictureIdsIn(value.root), ...pictureIdsIn(value.children)]
}

function populated(value: unknown, pictures: ReadonlyMap<string, object>): unknown {
  if (Array.isArray(value)) return value.map((each) => populated(each, pictures))
  if (!isRecord(value)) return value
  if (value.type === 'upload') return { ...value, value: pictures.get(idOf(value.value) ?? '') ?? null }
  const [root, children] = [value.root, value.children].map((inside) => inside && populated(inside, pictures))
  return { ...value, ...(root ? { root } : {}), ...(children ? { children } : {}) }
}
