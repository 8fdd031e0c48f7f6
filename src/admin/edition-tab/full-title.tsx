import { ViewDescription } from '@payloadcms/ui'
import type { CollectionSlug, Payload, StaticDescription, TypedUser } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { FullTitleText } from './full-title-text'

interface Props {
  collectionSlug?: CollectionSlug
  description?: StaticDescription
  /** The id of the edition; absent above the list. */
  id?: string
  payload: Payload
  user?: TypedUser
}

/** Below the heading of an edition: its full title. Above the list of editions: the description of the collection. */
export async function FullTitle({ collectionSlug, description, id, payload, user }: Props) {
  if (!id) return <ViewDescription collectionSlug={collectionSlug} description={description ?? ''} />
  const [edition] = await findDocuments(payload, 'editions', {
    where: { id: { equals: id } },
    select: { title: true },
    draft: true,
    trash: true,
    as: { user },
  })
  return <FullTitleText title={edition?.title ?? ''} />
}
