import type { PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import type { Query } from './open-on-edition'

/**
 * Whether a page is opened whose address names no language of the content, by a person who wrote English last. Such a page
 * opens in French: English is written on the page where it was asked for, and no further.
 */
export async function leavesEnglish(req: PayloadRequest, query: Query): Promise<boolean> {
  if (query.locale !== undefined || !req.user) return false
  const [language] = await findDocuments<{ value?: unknown }>(req, 'payload-preferences', {
    where: {
      and: [
        { key: { equals: 'locale' } },
        { 'user.relationTo': { equals: req.user.collection } },
        { 'user.value': { equals: req.user.id } },
      ],
    },
    limit: 1,
    as: 'system',
  })
  return language?.value === 'en'
}
