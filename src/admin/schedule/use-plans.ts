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

/** What became of a request to plan something, or not to do it. */
export type PlanOutcome = 'done' | 'failed' | 'forbidden' | 'loggedOut'

/** The plans of the open document, `undefined` until they are read, and two functions that return what became of the request. */
export function usePlans() {
  const { id, collectionSlug } = useDocumentInfo()
  const { getUpcomingScheduledPublish, schedulePublish } = useServerFunctions()
  const { config } = useConfig()
  const [plans, setPlans] = useState<Plan[]>()

  const read = useCallback(async () => {
    const events = await getUpcomingScheduledPublish({ id, collectionSlug }).catch(() => undefined)
    // What was read before stays when the server does not answer, or refuses.
    if (!Array.isArray(events)) return
    setPlans(
      events.map((event) => ({ id: event.id, type: event.input.type, at: new Date(event.waitUntil).toISOString() })),
    )
  }, [id, collectionSlug, getUpcomingScheduledPublish])

  useEffect(() => {
    void read()
  }, [read])

  const outcomeOf = async (request: ReturnType<typeof schedulePublish>): Promise<PlanOutcome> => {
    const result = (await request) as Result | undefined
    await read()
    // A refused call has a state instead of a message: see `refuseAction`.
    if (result && 'state' in result) return result.error ? 'forbidden' : 'loggedOut'
    return !result || result.error ? 'failed' : 'done'
  }
  const add = (type: PlanType, at: Instant, timezone: string) => {
    const doc = collectionSlug && { relationTo: collectionSlug, value: String(id) }
    return outcomeOf(schedulePublish({ type, date: new Date(at), doc: doc || undefined, timezone }))
  }
  const remove = async ({ id: plan }: Plan): Promise<PlanOutcome> => {
    const address = `${config.serverURL ?? ''}${config.routes.api}/plans/${plan}`
    const response = await fetch(address, { method: 'DELETE', credentials: 'include' }).catch(() => undefined)
    await read()
    // It may have been called off elsewhere.
    if (response?.ok || response?.status === 404) return 'done'
    if (response?.status === 401) return 'loggedOut'
    return response?.status === 403 ? 'forbidden' : 'failed'
  }
  return { plans, add, remove }
}

interface Result {
  state?: null
  error?: string
}
