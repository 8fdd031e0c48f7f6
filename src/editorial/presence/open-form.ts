import type { PayloadRequest } from 'payload'
import { isolatedRequest } from '../../../collections/shared/isolated-request'
import { findOpenForms, LOCKS, type OpenForm, oldestOpen } from '../../../collections/shared/locks/open-forms'
import { type PresenceAnswer, WRITTEN_EVERY_MS } from '../../domain/presence'
import { findNames } from '../board/lock-holders'

/** A form: whose, and of which document. */
export interface Form {
  collection: string
  id: string
  user: string
}

/** Returns who else has the document open. Writes nothing. */
export async function look(req: PayloadRequest, form: Form): Promise<PresenceAnswer> {
  return answer(req, form, await findOpenForms(req, form.collection, form.id))
}

/**
 * Records that a form is open, at most once in `WRITTEN_EVERY_MS`. Records nothing when somebody else opened the document
 * before, unless the user writes beside them.
 */
export async function open(req: PayloadRequest, form: Form, besideOthers: boolean): Promise<PresenceAnswer> {
  const forms = await findOpenForms(req, form.collection, form.id)
  const own = forms.find(({ user }) => user === form.user)
  if (!own && !besideOthers && forms.length > 0) return answer(req, form, forms)
  if (!own) await record(req, form)
  else if (Date.now() - Date.parse(own.seenAt) > WRITTEN_EVERY_MS) await refresh(req, own)
  return { ...(await answer(req, form, forms)), isOpen: true }
}

/** Records that the form of a user is closed. */
export async function leave(req: PayloadRequest, form: Form): Promise<PresenceAnswer> {
  const forms = await findOpenForms(req, form.collection, form.id)
  const own = forms.find(({ user }) => user === form.user)
  // A second request of the same form may have closed it.
  if (own) await req.payload.db.deleteOne({ collection: LOCKS, where: { id: { equals: own.row } }, req })
  return { isOpen: false, others: [] }
}

async function record(req: PayloadRequest, { collection, id, user }: Form): Promise<void> {
  await req.payload.db.deleteMany({ collection: LOCKS, where: { updatedAt: { less_than: oldestOpen() } }, req })
  await req.payload.create({
    collection: LOCKS,
    data: { document: { relationTo: collection, value: id }, user: { relationTo: 'users', value: user } } as never,
    depth: 0,
    overrideAccess: true,
    req: isolatedRequest(req),
  })
}

const refresh = (req: PayloadRequest, { row }: OpenForm) =>
  req.payload.db.updateOne({
    collection: LOCKS,
    id: row,
    data: { updatedAt: new Date().toISOString() },
    returning: false,
    req,
  })

async function answer(req: PayloadRequest, { user }: Form, forms: OpenForm[]): Promise<PresenceAnswer> {
  const others = forms.filter((form) => form.user !== user)
  const names = await findNames(
    req.payload,
    'users',
    others.map((form) => form.user),
  )
  return {
    isOpen: others.length < forms.length,
    others: others.map((form) => ({ name: names[form.user] ?? '?', since: form.since })),
  }
}
