'use client'
import { Button, toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Language } from '../../domain/bilingual'
import type { PlannedRelease } from '../../editorial/plans/planned-release'
import { requestPlan } from '../schedule/plan-request'
import { formatPlanned, type ReleasePlanMessages } from './plan-messages'

interface Props {
  language: Language
  messages: ReleasePlanMessages
  planned: PlannedRelease
  zone: string
  /** Called when the notice is about to disappear with its button. */
  onCalledOff(): void
}

/** When a release is planned, by whom, and the button that calls it off. */
export function PlannedNotice({ language, messages, planned, zone, onCalledOff }: Props) {
  const { config } = useConfig()
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)
  const callOff = async () => {
    setIsBusy(true)
    const url = `${config.serverURL ?? ''}${config.routes.api}/plans/${planned.id}`
    const refusal = await requestPlan(url, { method: 'DELETE', language, noResponse: messages.noResponse })
    if (refusal) toast.error(refusal.message)
    else {
      toast.success(messages.calledOff)
      onCalledOff()
    }
    setIsBusy(false)
    router.refresh()
  }
  return (
    <div className="release__planned">
      <div>
        <p>
          <strong>{formatPlanned(planned, zone, language)}</strong>
        </p>
        <p className="release__note">{messages.plannedNote}</p>
      </div>
      <Button
        aria-label={messages.callOffLabel}
        buttonStyle="secondary"
        disabled={isBusy}
        margin={false}
        onClick={() => void callOff()}
        size="medium"
        type="button"
      >
        {messages.callOff}
      </Button>
    </div>
  )
}
