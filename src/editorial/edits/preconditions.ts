import type { PayloadHandler, PayloadRequest } from 'payload'
import { messageFor } from '../../../collections/shared/messages'
import { isRecord } from '../../domain/record'
import { findNewest, type Newest } from './newest-version'
import { refusal } from './refusal'

/** The entity tag of a version of a document: the moment it was written. The same for each language and depth. */
export const versionTag = (updatedAt: string): string => `"v${new Date(updatedAt).getTime().toString(36)}"`

/** The refusal with 412 of a request whose `If-Match` does not name the newest version of its document. */
export function preconditionRefusal(req: PayloadRequest, newest: Newest): Response | undefined {
  const tags = req.headers.get('if-match')
  if (tags === null || tags.trim() === '*') return undefined
  if (tags.split(',').some((tag) => tag.trim() === versionTag(newest.updatedAt))) return undefined
  return refusal(412, { code: 'VERSION_CHANGED', message: messageFor(req, messages.changed) })
}

/** Answers a read with the tag of the version, for a later `If-Match`. Anonymous reads have the tag of their bytes. */
export async function readVersioned(req: PayloadRequest, read: PayloadHandler): Promise<Response> {
  const response = await read(req)
  if (!req.user || !response.ok) return response
  const body: unknown = await response.clone().json()
  if (!isRecord(body) || typeof body.updatedAt !== 'string') return response
  const headers = new Headers(response.headers)
  headers.set('ETag', versionTag(body.updatedAt))
  return new Response(response.body, { status: response.status, headers })
}

/** Deletes a document, only in the version that `If-Match` names where the request has it. */
export async function removeVersioned(req: PayloadRequest, remove: PayloadHandler): Promise<Response> {
  const newest = req.headers.has('if-match') ? await findNewest(req) : undefined
  return (newest && preconditionRefusal(req, newest)) ?? remove(req)
}

const messages = {
  changed: {
    fr: 'Ce contenu a changé depuis votre lecture. Relisez-le avec draft=true, refaites votre changement et renvoyez-le avec le nouvel ETag.',
    en: 'The document has changed since it was read. Read it again with draft=true, make the change again and send it with the new ETag.',
  },
}
