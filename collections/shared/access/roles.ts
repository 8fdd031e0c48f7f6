import type { PayloadRequest } from 'payload'
import { idOf } from '../ids'

/** The account that sends a request: a user, an API client, or `null` for an anonymous reader. */
export type Reader = PayloadRequest['user']

/** Whether the reader is a person with an account. */
export const isStaff = (reader: Reader): boolean => reader?.collection === 'users'

/** Whether the reader is an administrator. */
export const isAdmin = (reader: Reader): boolean => reader?.collection === 'users' && reader.role === 'admin'

/** Whether the reader may publish: an administrator or an editor. */
export const canPublish = (reader: Reader): boolean =>
  reader?.collection === 'users' && (reader.role === 'admin' || reader.role === 'editor')

/** Whether the reader is a contributor, who writes drafts of their own editions only. */
export const isContributor = (reader: Reader): boolean =>
  reader?.collection === 'users' && reader.role === 'contributor'

/** Whether the reader is an API client that may read drafts. */
export const isPreviewClient = (reader: Reader): boolean =>
  reader?.collection === 'api-clients' && reader.scope === 'preview'

/** Whether the reader may read the drafts of an edition. */
export const canReadDraftsOf = (reader: Reader, edition: string): boolean =>
  worksOn(reader, edition) || (isPreviewClient(reader) && limitOf(reader)?.includes(edition) !== false)

const ASKS_FOR_DRAFTS = 'asksForDrafts'

/** Records that a read asks for drafts, for its own access rules and those of what it populates. */
export function recordDraftRead({ context }: PayloadRequest): void {
  context[ASKS_FOR_DRAFTS] = true
}

/**
 * Whether a request reads every draft: any read of a publisher, but only those of an API client that ask for drafts, so that
 * one key can serve a build and a preview.
 */
export const readsDrafts = (req: PayloadRequest): boolean =>
  isPreviewClient(req.user) ? asksForDrafts(req) && limitOf(req.user) === undefined : canPublish(req.user)

const asksForDrafts = ({ context, query }: PayloadRequest): boolean =>
  context?.[ASKS_FOR_DRAFTS] === true || String(query?.draft) === 'true'

/** The editions whose drafts an API client is limited to; `undefined` for any other reader. */
function limitOf(reader: Reader): string[] | undefined {
  if (reader?.collection !== 'api-clients' || !reader.isLimited) return undefined
  return (reader.editions ?? []).flatMap((edition) => idOf(edition) ?? [])
}

/** The editions whose drafts alone a request reads: one of a limited API client that asks for drafts. Else `undefined`. */
export const draftEditionsOf = (req: PayloadRequest): string[] | undefined =>
  isPreviewClient(req.user) && asksForDrafts(req) ? limitOf(req.user) : undefined

/** The ids of the editions of a contributor; empty for other readers. */
export function editionsOf(reader: Reader): string[] {
  if (reader?.collection !== 'users' || reader.role !== 'contributor') return []
  return (reader.editions ?? []).map((edition: string | { id: string }) =>
    typeof edition === 'string' ? edition : edition.id,
  )
}

/** Whether the reader may write in an edition: publishers in every one, contributors in theirs. */
export const worksOn = (reader: Reader, edition: string): boolean =>
  canPublish(reader) || editionsOf(reader).includes(edition)
