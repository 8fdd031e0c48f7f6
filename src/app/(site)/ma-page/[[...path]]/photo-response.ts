import type { Payload } from 'payload'
import { findDocuments } from '../../../../../collections/shared/find-documents'
import { stores } from '../../../../../collections/shared/uploads/stores'
import { findProposedPhoto } from '../../../../consent/proposed-photos'
import type { OpenPage } from './write-choices'

/** Returns the photo that a person proposed, to the person alone; 404 without one. */
export async function photoResponse(payload: Payload, open: OpenPage): Promise<Response> {
  const proposed = await findProposedPhoto(payload, open)
  const where = { id: { equals: proposed?.photo } }
  const [image] = proposed ? await findDocuments(payload, 'media', { where, as: 'system' }) : []
  const filename = image?.sizes?.portraitSmall?.filename
  const bytes = filename ? await stores.media.read(filename) : undefined
  const headers = {
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
  }
  if (!bytes) return new Response(null, { status: 404, headers })
  return new Response(new Uint8Array(bytes), { headers: { ...headers, 'Content-Type': 'image/webp' } })
}
