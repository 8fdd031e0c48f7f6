import type { PayloadRequest } from 'payload'

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

/** Whether the reader may read all content, drafts included. */
export const canReadDrafts = (reader: Reader): boolean => canPublish(reader) || isPreviewClient(reader)

const ASKS_FOR_DRAFTS = 'asksForDrafts'

/** Records that a read asks for drafts, for its own access rules and those of what it populates. */
export function recordDraftRead({ context }: PayloadRequest): void {
  context[ASKS_FOR_DRAFTS] = true
}

/**
 * Whether a request reads drafts: any read of a publisher, but only those of an API client that ask for drafts, so that one
 * key can serve a build and a preview.
 */
export function readsDrafts({ user, context, query }: PayloadRequest): boolean {
  if (!isPreviewClient(user)) return canPublish(user)
  return context?.[ASKS_FOR_DRAFTS] === true || String(query?.draft) === 'true'
}

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
