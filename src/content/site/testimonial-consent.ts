import type { Payload, PayloadRequest } from 'payload'
import { withheldReason } from '../../../collections/shared/access/withheld'
import { findDocuments } from '../../../collections/shared/find-documents'
import { testimonialConsentUntil } from '../../../collections/shared/hooks/refresh-consent'

/** Whether a valid consent covers all that a version of a testimonial shows: the published one may show less. */
export async function isCovered(
  source: Payload | PayloadRequest,
  testimonial: { id: string; [field: string]: unknown },
  now: Date,
): Promise<boolean> {
  if (withheldReason()) return false
  return new Date(await testimonialConsentUntil(testimonial, testimonial.id, source)) > now
}

/** Whether a valid consent covers the newest version of a testimonial. */
export async function isNewestCovered(payload: Payload, id: string, now: Date): Promise<boolean> {
  const options = { where: { id: { equals: id } }, draft: true, as: 'system' } as const
  const [testimonial] = await findDocuments(payload, 'testimonials', options)
  return testimonial !== undefined && isCovered(payload, { ...testimonial }, now)
}
