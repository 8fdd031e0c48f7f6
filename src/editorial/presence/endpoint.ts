import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'
import * as z from 'zod'
import { isStaff } from '../../../collections/shared/access/roles'
import { messageFor } from '../../../collections/shared/messages'
import type { Bilingual } from '../../domain/bilingual'
import { canUpdate } from './can-update'
import { leave, look, open } from './open-form'

const sign = z.strictObject({
  collection: z.string().min(1).max(64),
  id: z.string().min(1).max(64),
  /** `open` waits when somebody else has it open, `write` does not; `look` writes nothing, `leave` closes the form. */
  intent: z.enum(['open', 'write', 'look', 'leave']),
})

/**
 * `POST /api/presence` says that the user of the session has the form of a document open, or closes it, and answers who else
 * has: `PresenceAnswer`. For the staff, and for documents that they may edit.
 */
export const presenceEndpoint: Endpoint = {
  path: '/presence',
  method: 'post',
  handler: async (req) => {
    if (!req.user) return refusal(req, 401, messages.login)
    if (!isStaff(req.user)) return refusal(req, 403, messages.staff)
    const parsed = sign.safeParse(await req.json?.().catch(() => undefined))
    const collection = parsed.data?.collection
    if (!parsed.success || !collection || !isLockable(req, collection)) return refusal(req, 400, messages.body)
    const { id, intent } = parsed.data
    const form = { collection, id, user: String(req.user.id) }
    if (intent === 'leave') return respond(await leave(req, form))
    if (!(await canUpdate(req, form))) return refusal(req, 403, messages.access)
    return respond(intent === 'look' ? await look(req, form) : await open(req, form, intent === 'write'))
  },
}

const isLockable = ({ payload }: PayloadRequest, collection: string) =>
  Object.hasOwn(payload.collections, collection) &&
  !collection.startsWith('payload-') &&
  payload.collections[collection as CollectionSlug].config.lockDocuments !== false

const respond = (body: object, status = 200) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })

const refusal = (req: PayloadRequest, status: number, text: Bilingual) =>
  respond({ errors: [{ message: messageFor(req, text) }] }, status)

const messages = {
  login: { fr: 'Connectez-vous de nouveau.', en: 'Log in first.' },
  staff: { fr: 'Réservé à l’équipe.', en: 'For the staff only.' },
  access: { fr: 'Vous ne pouvez pas modifier cette page.', en: 'You may not edit this document.' },
  body: {
    fr: 'Envoyez la collection, le document (« id ») et l’intention : open, write, look ou leave.',
    en: 'Send {collection, id, intent} as JSON; the intent is open, write, look or leave.',
  },
}
