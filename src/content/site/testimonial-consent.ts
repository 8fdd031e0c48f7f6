import type { Payload } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'

/** Whether a valid consent covers a testimonial today. Reads the published version: that of a draft may be out of date. */
export async function hasValidConsent(payload: Payload, id: string, now: Date): Promise<boolean> {
  const where = { id: { equals: id } }
  const [testimonial] = await findDocuments(payload, 'testimonials', { where, trash: true, as: 'system' })
  return new Date(testimonial?.consentUntil ?? 0) > now
}
