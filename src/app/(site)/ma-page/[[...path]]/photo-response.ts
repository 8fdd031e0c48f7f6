import type { Payload } from 'payload'
import { findDocuments } from '../../../../../collections/shared/find-documents'
import { stores } from '../../../../../collections/shared/uploads/stores'
import { findProposedPhoto } from '../../../../consent/proposed-photos'
import { isStoreUnreachable } from '../../../../file-stores/store-unreachable'
import type { OpenPage } from './write-choices'

/** Returns the photo that a person proposed, to the person alone; 404 without one. */
export async function photoResponse(payload: Payload, open: OpenPage): Promise<Response> {
  const proposed = await findProposedPhoto(payload, open)
  const where = { id: { equals: proposed?.photo } }
  const [image] = proposed ? await findDocuments(payload, 'media', { where, as: 'system' }) : []
  const filename = image?.sizes?.portraitSmall?.filename
  const headers = {
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
  }
  try {
    const bytes = filename ? await stores.media.read(filename) : undefined
    if (!bytes) return new Response(null, { status: 404, headers })
    return new Response(new Uint8Array(bytes), { headers: { ...headers, 'Content-Type': 'image/webp' } })
  } catch (error) {
    if (!isStoreUnreachable(error)) throw error
    return new Response(null, { status: 503, headers: { ...headers, 'Retry-After': '5' } })
  }
}
