import type { CollectionSlug, Job } from 'payload'

/** What a plan does, and to which document. */
export interface PlanInput {
  collection: CollectionSlug
  id: string
  type: 'publish' | 'unpublish'
}

/** A job, as far as its input says what it does. */
export interface PlanJob extends Pick<Job, 'taskSlug'> {
  input?: unknown
}

/** Reads the input of a job of Payload; `undefined` when it names no document. */
export function planInputOf({ input }: PlanJob): PlanInput | undefined {
  const { doc, type } = (input ?? {}) as { doc?: { relationTo?: CollectionSlug; value?: unknown }; type?: unknown }
  if (!doc?.relationTo || !doc.value) return undefined
  return { collection: doc.relationTo, id: String(doc.value), type: type === 'unpublish' ? type : 'publish' }
}
