'use client'
import { toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Language } from '../../domain/bilingual'
import { instantAt } from '../../domain/zone'
import type { PlannedRelease } from '../../editorial/plans/planned-release'
import { isCompleteWallTime } from '../fields/typed-value'
import { requestPlan } from '../schedule/plan-request'
import type { ReleasePlanMessages } from './plan-messages'

interface Options {
  language: Language
  messages: ReleasePlanMessages
  /** The plan that this one replaces. */
  planned?: PlannedRelease
  /** Of the release in the API. */
  url: string
  zone: string
  onPlanned(): void
}

/** A date and an hour that an editor types, and the order that plans a release for it. `refusal` is empty when there is none. */
export function useReleasePlan({ language, messages, planned, url, zone, onPlanned }: Options) {
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const plan = async () => {
    const at = isCompleteWallTime(typed) ? instantAt(typed, zone) : undefined
    const isToCome = at !== undefined && at > new Date().toISOString()
    setIsMissing(!isToCome)
    setRefusal('')
    if (!isToCome) return
    setIsBusy(true)
    const body = { at, ...(planned ? { replaces: planned.id } : {}) }
    const { noResponse } = messages
    const refused = await requestPlan(`${url}/plan`, { method: 'POST', language, body, noResponse })
    setIsBusy(false)
    // Another plan may have been made meanwhile: the page shows which one this would replace.
    router.refresh()
    if (refused) return setRefusal(refused.message)
    toast.success(messages.scheduled)
    onPlanned()
  }
  const type = (value: string) => {
    setTyped(value)
    setIsMissing(false)
  }
  return { typed, type, isMissing, isBusy, refusal, plan }
}
