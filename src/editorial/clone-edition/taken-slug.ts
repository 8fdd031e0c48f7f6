import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'

/** Returns the title of the edition that has or had a slug, in the trash included; `undefined` when none had it. */
export async function holderOfSlug(req: PayloadRequest, slug: string): Promise<string | undefined> {
  const where: Where = { or: [{ slug: { equals: slug } }, { previousSlugs: { in: [slug] } }] }
  const [holder] = await findDocuments(req, 'editions', { as: 'system', where, trash: true })
  return holder && (holder.title || slug)
}
