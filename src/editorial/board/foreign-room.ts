import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { refuseField } from '../../../collections/shared/messages'

/** Throws when a room does not belong to an edition. */
export async function refuseForeignRoom(req: PayloadRequest, edition: string, room: string | null): Promise<void> {
  if (!room) return
  const where: Where = { and: [{ id: { equals: room } }, { edition: { equals: edition } }] }
  const [own] = await findDocuments(req, 'rooms', { as: 'system', where, draft: true })
  if (!own) throw refuseField(req, 'sessions', 'room', foreignRoom)
}

const foreignRoom = {
  fr: 'Cette salle n’existe plus dans cette édition. Rechargez le programme et choisissez une autre salle.',
  en: 'There is no such room in this edition. Reload the programme and choose another room.',
}
