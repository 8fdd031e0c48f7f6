'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { inLanguage, type Language } from '../../domain/bilingual'
import { fileTooLarge, MOST_FILE_BYTES } from '../../domain/exchange/file-size'
import { type Answers, mergeAnswers, type QuestionKind } from '../../domain/exchange/questions'
import { follow, type OperationResult, type Progress } from '../progress/follow'

/** The plan of an import, as the server returns it. */
export interface ImportPlan {
  fileName: string
  digest: string
  counts: Record<'created' | 'updated' | 'same' | 'losses' | 'warnings' | 'questions', number>
  problems: {
    level: 'loss' | 'warning'
    row: number | null
    column: string | null
    label: string | null
    message: string
  }[]
  questions: PlanQuestion[]
  rows: {
    row: number
    collection: 'sessions' | 'speakers' | 'rooms' | 'organisations'
    action: 'create' | 'update' | 'same'
    label: string
    changes: string[]
  }[]
}

/** A question about the file. Without an `answer`, the import waits when it `isRequired`. */
export interface PlanQuestion {
  kind: QuestionKind
  value: string
  row: number
  count: number
  options: { value: string; label: string }[]
  answer: string | null
  suggestion: string | null
  isRequired: boolean
}

/** The state of an import, or of undoing an earlier one. */
export type Step =
  | { at: 'start' | 'trying' | 'done' | 'undone'; refusal?: OperationResult }
  | { at: 'plan'; plan: ImportPlan; refusal?: OperationResult }
  | { at: 'applying'; plan: ImportPlan; progress?: Progress }
  | { at: 'undoing'; progress?: Progress }

/** Sends the requests of the tab and holds their state. `url` is that of the programme of the edition. */
export function useImport(url: string, language: Language) {
  const router = useRouter()
  const [file, setFile] = useState<File>()
  const [answers, setAnswers] = useState<Answers>({})
  const [step, setStep] = useState<Step>({ at: 'start' })

  const send = (chosen: File, fields: Record<string, string>, onProgress: (progress: Progress) => void) => {
    const body = new FormData()
    body.append('file', chosen)
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    return follow(`${url}/import`, body, language, onProgress)
  }

  const tryFile = async (chosen: File, given: Answers = {}) => {
    setFile(chosen)
    setAnswers(given)
    // The server closes the connection before such a file is sent, and the browser would receive no response.
    if (chosen.size > MOST_FILE_BYTES) {
      const errors = [{ message: inLanguage(fileTooLarge, language) }]
      return setStep({ at: 'start', refusal: { status: 413, body: { errors } } })
    }
    setStep({ at: 'trying' })
    const result = await send(chosen, { answers: JSON.stringify(given) }, () => undefined)
    const { plan } = result.body as { plan?: ImportPlan }
    setStep(plan ? { at: 'plan', plan } : { at: 'start', refusal: result })
  }

  const apply = async (plan: ImportPlan) => {
    if (!file) return
    setStep({ at: 'applying', plan })
    const fields = { apply: 'true', digest: plan.digest, answers: JSON.stringify(answers) }
    const result = await send(file, fields, (progress) => setStep({ at: 'applying', plan, progress }))
    // 200 when the same request was carried out before: the response to it was lost.
    setStep(result.status === 201 || result.status === 200 ? { at: 'done' } : { at: 'plan', plan, refusal: result })
    router.refresh()
  }

  const undo = async (id: string) => {
    setStep({ at: 'undoing' })
    const result = await follow(`${url}/import/${id}/undo`, {}, language, (progress) =>
      setStep({ at: 'undoing', progress }),
    )
    setStep(result.status === 200 ? { at: 'undone' } : { at: 'start', refusal: result })
    router.refresh()
  }

  const answer = async (given: Answers) => file && tryFile(file, mergeAnswers(answers, given))

  return { step, tryFile, answer, apply, undo }
}
