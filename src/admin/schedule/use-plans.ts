'use client'
import { useDocumentInfo, useServerFunctions } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { Instant } from '../../domain/zone'

/** What a plan does to its document. */
export type PlanType = 'publish' | 'unpublish'

/** A change of the open document that will be made at an instant. */
export interface Plan {
  id: number | string
  type: PlanType
  at: Instant
}

/** The plans of the open document, `undefined` until they are read, and two functions that say whether they succeeded. */
export function usePlans() {
  const { id, collectionSlug } = useDocumentInfo()
  const { getUpcomingScheduledPublish, schedulePublish } = useServerFunctions()
  const [plans, setPlans] = useState<Plan[]>()

  const read = useCallback(async () => {
    const events = await getUpcomingScheduledPublish({ id, collectionSlug })
    setPlans(
      events.map((event) => ({ id: event.id, type: event.input.type, at: new Date(event.waitUntil).toISOString() })),
    )
  }, [id, collectionSlug, getUpcomingScheduledPublish])

  useEffect(() => {
    void read()
  }, [read])

  const succeeds = async (request: ReturnType<typeof schedulePublish>) => {
    const result = (await request) as { error?: string } | undefined
    await read()
    return !result?.error
  }
  const add = (type: PlanType, at: Instant, timezone: string) => {
    const doc = collectionSlug && { relationTo: collectionSlug, value: String(id) }
    return succeeds(schedulePublish({ type, date: new Date(at), doc: doc || undefined, timezone }))
  }
  return { plans, add, remove: (plan: Plan) => succeeds(schedulePublish({ deleteID: plan.id })) }
}
