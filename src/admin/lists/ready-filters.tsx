import type { ListViewServerPropsOnly } from 'payload'
import { editionFieldOf } from '../../../collections/shared/admin/edition-switch'
import type { Condition, ReadyFilter } from '../../../collections/shared/admin/ready-filters'
import { findDocuments } from '../../../collections/shared/find-documents'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { listAddressOfAny } from '../home/list-address'
import { editionOfAddress } from './edition-of-address'
import { editionQuery } from './edition-of-list'
import { formatReadyList, listMessages } from './messages'
import { ReadyLinks } from './ready-links'

type Props = ListViewServerPropsOnly & { filters: ReadyFilter[] }

/** Drafts without a title may have no edition either. */
const ofAllEditions: readonly ReadyFilter['name'][] = ['untitled', 'unnamed']

/** Links above a list to filters that editors often need, within the edition that the list shows. */
export async function ReadyFilters({ collectionConfig, filters, i18n, payload, searchParams, user }: Props) {
  const language = languageOf(i18n)
  const messages = messagesIn(listMessages, language)
  const { slug, fields } = collectionConfig
  const { admin } = payload.config.routes
  const field = editionFieldOf(fields)
  const chosen = field && editionOfAddress(searchParams, field)
  const id = typeof chosen === 'object' ? chosen.id : undefined
  const name = id && (await nameOf(payload, user, id))
  const links = filters.map(({ name: filter, anyOf, locale }) => {
    const label = messages[filter]
    if (!field || ofAllEditions.includes(filter)) {
      return { label, href: listAddressOfAny(admin, slug, anyOf, { locale }) }
    }
    return {
      label,
      href: listAddressOfAny(admin, slug, anyOf, { locale, within: id ? [inEdition(field, id)] : [] }),
      scope: formatReadyList(label, name, language),
    }
  })
  const list = `${admin}/collections/${slug}`
  const all = field ? `${list}?${new URLSearchParams([editionQuery(field, id)])}` : list
  return <ReadyLinks all={{ label: messages.all, href: all }} label={messages.lists} links={links} />
}

const inEdition = (field: 'edition' | 'editions', id: string): Condition =>
  field === 'editions' ? [field, 'in', [id]] : [field, 'equals', id]

async function nameOf(payload: Props['payload'], user: Props['user'], id: string): Promise<string | undefined> {
  const [edition] = await findDocuments(payload, 'editions', {
    where: { id: { equals: id } },
    select: { shortName: true, slug: true },
    draft: true,
    as: { user },
  })
  return edition?.shortName ?? edition?.slug ?? undefined
}
