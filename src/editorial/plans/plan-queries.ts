import type { Payload, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { planTasks, RELEASE_TASK } from './plan-input'
import type { PlanNumbers } from './plan-numbers'

/** After this time a plan is late: taking over a dead process and the first tries need less. */
const LATE_MS = 120_000

const isOpen: Where[] = [{ taskSlug: { in: [...planTasks] } }, { completedAt: { exists: false } }]
const isToDo: Where[] = [...isOpen, { hasError: { not_equals: true } }]

/** The jobs of plans, whatever became of them. */
export const isPlan: Where = { and: isOpen }

/** The jobs of planned releases of an edition, whatever became of them. */
export const isReleasePlanOf = (edition: string): Where => ({
  and: [...isOpen, { taskSlug: { equals: RELEASE_TASK } }, { 'input.doc.value': { equals: edition } }],
})

/** The jobs of plans that failed for good, or were called off. */
export const isFailedPlan: Where = { and: [...isOpen, { hasError: { equals: true } }] }

/** The jobs of plans to come. */
export const isPlanAfter = (now: Date): Where => ({
  and: [...isToDo, { waitUntil: { greater_than: now.toISOString() } }],
})

/** The jobs of plans that should have been carried out for two minutes. */
export const isLatePlan = (now: Date): Where => ({
  and: [...isToDo, { waitUntil: { less_than: new Date(now.getTime() - LATE_MS).toISOString() } }],
})

/** Counts the plans that somebody should look at. */
export async function countPlans(payload: Payload): Promise<PlanNumbers> {
  const count = async (where: Where) =>
    (await findDocuments(payload, 'payload-jobs', { as: 'system', where, select: { taskSlug: true } })).length
  return { late: await count(isLatePlan(new Date())), failed: await count(isFailedPlan) }
}
