import type {
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload'
import { nextNumber, startSeries } from '../shared/counters/next-number'
import { refuseField, refuseRequest } from '../shared/messages'

/** The series that every removal of an administrator increments, so that two at once conflict on MongoDB. */
const REMOVALS = 'users:administrators'

const messages = {
  demoted: {
    fr: 'C’est le dernier compte d’administration : personne ne pourrait plus gérer les comptes. Donnez d’abord ce rôle à un autre compte.',
    en: 'This is the last administrator: nobody could manage accounts any more. Give this role to another account first.',
  },
  deleted: {
    fr: 'C’est le dernier compte d’administration : il ne se supprime pas. Donnez d’abord ce rôle à un autre compte.',
    en: 'This is the last administrator, who cannot be deleted. Give this role to another account first.',
  },
}

/** Starts the series before the transaction of a removal reads: on MongoDB, what is created later is not in its snapshot. */
export const startRemovals: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const isRemoval = operation === 'update' || operation === 'delete'
  if (isRemoval && req.payload.db.name === 'mongoose') await startSeries(req.payload, REMOVALS)
  return args
}

/** Refuses to give the last administrator another role. */
export const refuseDemotionOfLast: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const isDemoted = originalDoc?.role === 'admin' && data.role !== undefined && data.role !== 'admin'
  if (isDemoted && (await isLast(req, originalDoc.id))) throw refuseField(req, 'users', 'role', messages.demoted)
  return data
}

/** Refuses to delete the last administrator. */
export const refuseDeletionOfLast: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const user = await req.payload.findByID({ collection: 'users', id, req, depth: 0, overrideAccess: true })
  if (user.role === 'admin' && (await isLast(req, id))) {
    throw refuseRequest(req, 409, messages.deleted, 'LAST_ADMINISTRATOR')
  }
}

async function isLast(req: PayloadRequest, id: string | number): Promise<boolean> {
  await nextNumber(req.payload, REMOVALS, req)
  const others = { role: { equals: 'admin' }, id: { not_equals: id } } as const
  const { totalDocs } = await req.payload.count({ collection: 'users', where: others, req, overrideAccess: true })
  return totalDocs === 0
}
