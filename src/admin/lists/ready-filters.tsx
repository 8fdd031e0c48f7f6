import type { CollectionSlug, ListViewServerPropsOnly } from 'payload'
import type { Condition, ReadyFilter } from '../../../collections/shared/admin/ready-filters'
import { findDocuments } from '../../../collections/shared/find-documents'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { firstPossibleEnd } from '../../domain/current-edition'
import { listAddressOfAny } from '../home/list-address'
import { listMessages } from './messages'
import { ReadyLinks } from './ready-links'

type Props = ListViewServerPropsOnly & { filters: ReadyFilter[] }

/** Links above a list to filters that editors often need. */
export async function ReadyFilters({ collectionConfig: { slug }, filters, i18n, payload, user }: Props) {
  const language = languageOf(i18n)
  const messages = messagesIn(listMessages, language)
  const { admin } = payload.config.routes
  const toCome = filters.some(({ edition }) => edition) ? await editionsToCome(payload, user) : []
  const links = filters.map(({ name, anyOf, edition, locale }) => {
    const ofEditions: Condition[] = edition && toCome.length > 0 ? [[edition, 'in', toCome]] : []
    const groups = anyOf.map((group) => [...group, ...ofEditions])
    return { label: messages[name], href: listAddressOfAny(admin, slug as CollectionSlug, groups, { locale }) }
  })
  const all = `${admin}/collections/${slug}`
  return <ReadyLinks all={{ label: messages.all, href: all }} label={messages.lists} links={links} />
}

async function editionsToCome(payload: Props['payload'], user: Props['user']): Promise<string[]> {
  const docs = await findDocuments(payload, 'editions', {
    where: { endsOn: { greater_than_equal: firstPossibleEnd(new Date().toISOString()) } },
    sort: 'startsOn',
    limit: 10,
    select: { slug: true },
    draft: true,
    as: { user },
  })
  return docs.map(({ id }) => id)
}
