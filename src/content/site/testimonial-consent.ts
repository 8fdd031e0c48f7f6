import type { Payload } from 'payload'
import { rows } from '../../../collections/shared/rows'

/** Whether the people in a testimonial agree to be shown today: what its drafts remember of it may be out of date. */
export async function isAgreedTo(payload: Payload, id: string, now: Date): Promise<boolean> {
  const [row] = await rows(payload, 'testimonials', { id: { equals: id } })
  return new Date(row?.consentUntil ?? 0) > now
}
