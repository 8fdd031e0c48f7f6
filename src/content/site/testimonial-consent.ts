import type { Payload } from 'payload'
import { rows } from '../../../collections/shared/rows'

/** Whether a valid consent covers a testimonial today. Reads the published version: that of a draft may be out of date. */
export async function isAgreedTo(payload: Payload, id: string, now: Date): Promise<boolean> {
  const [row] = await rows(payload, 'testimonials', { id: { equals: id } })
  return new Date(row?.consentUntil ?? 0) > now
}
