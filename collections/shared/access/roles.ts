import type { PayloadRequest } from 'payload'

/** Whoever sends a request: a user, an API client, or nobody. */
export type Reader = PayloadRequest['user']

/** Whether the reader is a person with an account. */
export const isStaff = (reader: Reader): boolean => reader?.collection === 'users'

/** Whether the reader runs the site: accounts, API keys, everything. */
export const isAdmin = (reader: Reader): boolean => reader?.collection === 'users' && reader.role === 'admin'

/** Whether the reader writes and publishes everywhere. */
export const canPublish = (reader: Reader): boolean =>
  reader?.collection === 'users' && (reader.role === 'admin' || reader.role === 'editor')

/** Whether the reader writes drafts in their own editions only. */
export const isContributor = (reader: Reader): boolean =>
  reader?.collection === 'users' && reader.role === 'contributor'

/** Whether the reader is a program that may see drafts. */
export const isPreviewClient = (reader: Reader): boolean =>
  reader?.collection === 'api-clients' && reader.scope === 'preview'

/** Whether everything editorial, drafts included, is open to the reader. */
export const canReadDrafts = (reader: Reader): boolean => canPublish(reader) || isPreviewClient(reader)

/** The ids of the editions a contributor works on; none for anybody else. */
export function editionsOf(reader: Reader): string[] {
  if (reader?.collection !== 'users' || reader.role !== 'contributor') return []
  return (reader.editions ?? []).map((edition: string | { id: string }) =>
    typeof edition === 'string' ? edition : edition.id,
  )
}

/** Whether the reader is a person who works on an edition: publishers on every one, contributors on theirs. */
export const worksOn = (reader: Reader, edition: string): boolean =>
  canPublish(reader) || editionsOf(reader).includes(edition)
