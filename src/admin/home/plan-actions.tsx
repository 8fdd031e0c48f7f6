'use client'
import { Button, toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type Language, messagesIn } from '../../domain/bilingual'
import { requestPlan } from '../schedule/plan-request'
import { planMessages } from './plan-messages'
import './plan-actions.css'

interface Props {
  language: Language
  plan: { job: string; title: string }
  /** Whether its instant is to come: it can be called off, and there is nothing to try again. */
  isToCome?: boolean
}

/** The buttons that try a plan again, and that call it off. */
export function PlanActions({ language, plan, isToCome = false }: Props) {
  const messages = messagesIn(planMessages, language)
  const { config } = useConfig()
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)
  const address = `${config.serverURL ?? ''}${config.routes.api}/plans/${plan.job}`

  const act = async (path: string, method: 'DELETE' | 'POST', done: string) => {
    setIsBusy(true)
    const refusal = await requestPlan(`${address}${path}`, { method, language, noResponse: messages.failed })
    if (refusal) toast.error(refusal.message)
    else toast.success(done)
    setIsBusy(false)
    router.refresh()
  }
  const button = (text: string, onClick: () => void) => (
    <Button
      aria-label={`${text}, ${plan.title}`}
      buttonStyle="secondary"
      disabled={isBusy}
      margin={false}
      onClick={onClick}
      size="small"
      type="button"
    >
      {text}
    </Button>
  )
  return (
    <div className="home-plan-actions">
      {!isToCome && button(messages.retry, () => void act('/retry', 'POST', messages.retried))}
      {button(isToCome ? messages.callOff : messages.remove, () => void act('', 'DELETE', messages.removed))}
    </div>
  )
}
