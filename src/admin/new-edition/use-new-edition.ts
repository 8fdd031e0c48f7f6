'use client'
import { useState } from 'react'
import type { Language } from '../../domain/bilingual'
import { lastDayOf, withYearOf } from '../../domain/date-shift'
import { isPlainDate } from '../../domain/zone'
import { follow, type OperationResult, type Progress } from '../progress/follow'

/** The edition that is copied. */
export interface SourceFacts {
  title: string
  startsOn: string
  endsOn: string
  city: string
}

/** The values of the form. */
export interface Order {
  startsOn: string
  endsOn: string
  city: string
  title: string
  partners: boolean
  participants: boolean
}

/** The plan of a new edition, as the server returns it. */
export interface Plan {
  edition: { id: string | null; title: string; city: string }
  copied: string[]
  shifted: string[]
  leftOut: string[]
  warnings: string[]
  sessions: { title: string; room: string | null; before: string | null; after: string | null }[]
}

/** The state of the form: being filled, waiting for the server, showing the plan, or done. */
export type Step =
  | { at: 'form' | 'planning'; refusal?: OperationResult }
  | { at: 'plan'; plan: Plan; refusal?: OperationResult }
  | { at: 'writing'; plan: Plan; progress?: Progress }
  | { at: 'done'; edition: { id: string; title: string } }

/** Holds the state of the form and sends its requests. A changed field discards the plan. */
export function useNewEdition(url: string, source: SourceFacts, language: Language) {
  const [order, setOrder] = useState<Order>({
    startsOn: '',
    endsOn: '',
    city: source.city,
    title: '',
    partners: true,
    participants: false,
  })
  const [isTitleOwn, setTitleOwn] = useState(false)
  const [step, setStep] = useState<Step>({ at: 'form' })

  const usualEnd = (day: string) => (isPlainDate(day) ? lastDayOf(day, source) : '')

  const change = (changes: Partial<Order>) => {
    const next = { ...order, ...changes }
    if (isPlainDate(changes.startsOn)) {
      const isEndOwn = order.endsOn !== '' && order.endsOn !== usualEnd(order.startsOn)
      if (!isEndOwn || order.endsOn < changes.startsOn) next.endsOn = usualEnd(changes.startsOn)
    }
    if (changes.title !== undefined) setTitleOwn(changes.title !== '')
    else if (!isTitleOwn && isPlainDate(next.startsOn)) {
      next.title = withYearOf(source.title, source.startsOn, next.startsOn)
    }
    setOrder(next)
    setStep({ at: 'form' })
  }

  // A title that was not typed is made by the server, in both languages.
  const body = { ...order, title: isTitleOwn ? order.title : undefined }

  const see = async () => {
    setStep({ at: 'planning' })
    const result = await follow(url, { ...body, plan: true }, language, () => undefined)
    const { plan } = result.body as { plan?: Plan }
    setStep(plan ? { at: 'plan', plan } : { at: 'form', refusal: result })
  }

  const create = async (plan: Plan) => {
    setStep({ at: 'writing', plan })
    const result = await follow(url, body, language, (progress) => setStep({ at: 'writing', plan, progress }))
    const { edition } = result.body as { edition?: { id: string; title: string } }
    setStep(edition ? { at: 'done', edition } : { at: 'plan', plan, refusal: result })
  }

  return { order, step, change, see, create }
}
