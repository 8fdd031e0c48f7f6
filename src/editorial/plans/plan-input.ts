import type { CollectionSlug, Job } from 'payload'

/** The task that releases an edition. */
export const RELEASE_TASK = 'releaseProgramme'

/** The tasks of plans: Payload's own, for one document, and the release of an edition. */
export const planTasks = ['schedulePublish', RELEASE_TASK] as const

/** What a plan does, and to which document; a release publishes everything that is pending in an edition. */
export interface PlanInput {
  collection: CollectionSlug
  id: string
  type: 'publish' | 'unpublish' | 'release'
}

/** A job, as far as its input says what it does. */
export interface PlanJob extends Pick<Job, 'taskSlug'> {
  input?: unknown
}

/** Reads the input of a job of Payload; `undefined` when it names no document. */
export function planInputOf({ input, taskSlug }: PlanJob): PlanInput | undefined {
  const { doc, type } = (input ?? {}) as { doc?: { relationTo?: CollectionSlug; value?: unknown }; type?: unknown }
  if (!doc?.relationTo || !doc.value) return undefined
  const ofDocument = type === 'unpublish' ? type : 'publish'
  return {
    collection: doc.relationTo,
    id: String(doc.value),
    type: taskSlug === RELEASE_TASK ? 'release' : ofDocument,
  }
}

/** The id of the user who made a plan; `undefined` for one that the system or an API client made. */
export function plannerOf({ input }: PlanJob): string | undefined {
  const { user } = (input ?? {}) as { user?: { relationTo?: string; value?: unknown } | null }
  return user?.relationTo === 'users' && user.value ? String(user.value) : undefined
}
