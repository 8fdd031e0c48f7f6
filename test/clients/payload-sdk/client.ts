import { PayloadSDK } from '@payloadcms/sdk'
// A copy of `src/payload-types.ts` of the CMS.
import type { Config, Session } from './payload-types'

/** The titles of the sessions of an edition that are not cancelled, in the order of their times. */
export async function titlesOf(cms: string, edition: string, locale: 'fr' | 'en' = 'fr'): Promise<string[]> {
  const sdk = new PayloadSDK<Config>({ baseURL: `${cms}/api` })
  const { docs } = await sdk.find({
    collection: 'sessions',
    where: { 'edition.slug': { equals: edition }, status: { not_equals: 'cancelled' } },
    select: { title: true, startsAt: true },
    sort: 'startsAt',
    depth: 0,
    limit: 100,
    locale,
  })
  return docs.map(({ title }: Pick<Session, 'title'>) => title)
}
