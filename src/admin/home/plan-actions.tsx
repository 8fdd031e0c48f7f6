'use client'
import { Button, toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type Language, messagesIn } from '../../domain/bilingual'
import { planMessages } from './plan-messages'
import './plan-actions.css'

interface Props {
  language: Language
  plan: { job: string; title: string }
}

/** The buttons that try a plan again, and that call it off. */
export function PlanActions({ language, plan }: Props) {
  const messages = messagesIn(planMessages, language)
  const { config } = useConfig()
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)
  const address = `${config.serverURL ?? ''}${config.routes.api}/plans/${plan.job}`

  const act = async (path: string, method: 'DELETE' | 'POST', done: string) => {
    setIsBusy(true)
    const refusal = await send(`${address}${path}`, method, language, messages.failed)
    if (refusal === undefined) toast.success(done)
    else toast.error(refusal)
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
      {button(messages.retry, () => void act('/retry', 'POST', messages.retried))}
      {button(messages.remove, () => void act('', 'DELETE', messages.removed))}
    </div>
  )
}

/** Sends a request; returns why it was refused, `undefined` when it was not. */
async function send(
  url: string,
  method: 'DELETE' | 'POST',
  language: Language,
  failed: string,
): Promise<string | undefined> {
  try {
    const response = await fetch(url, { method, credentials: 'include', headers: { 'Accept-Language': language } })
    return response.ok ? undefined : ((await response.json()).errors?.[0]?.message ?? failed)
  } catch {
    return failed
  }
}
