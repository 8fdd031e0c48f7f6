import type { PayloadRequest, Where } from 'payload'
import { rows } from '../../../collections/shared/rows'

/** The title of the edition that has or had a slug, in the trash included. */
export async function holderOfSlug(req: PayloadRequest, slug: string): Promise<string | undefined> {
  const where: Where = { or: [{ slug: { equals: slug } }, { previousSlugs: { in: [slug] } }] }
  const [holder] = await rows(req.payload, 'editions', where, { req })
  return holder && (holder.title || slug)
}
