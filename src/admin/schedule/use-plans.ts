'use client'
import { useConfig, useDocumentInfo, useServerFunctions } from '@payloadcms/ui'
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
  const { config } = useConfig()
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
  const remove = async ({ id: plan }: Plan) => {
    const address = `${config.serverURL ?? ''}${config.routes.api}/plans/${plan}`
    const response = await fetch(address, { method: 'DELETE', credentials: 'include' }).catch(() => undefined)
    await read()
    // It may have been called off elsewhere.
    return response?.ok === true || response?.status === 404
  }
  return { plans, add, remove }
}
