'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Language } from '../../domain/bilingual'
import { follow, type OperationResult, type Progress } from '../progress/follow'

/** The state of a release, or of restoring one. */
export type Step =
  | { at: 'idle' }
  | { at: 'running'; progress?: Progress }
  | { at: 'done'; number: number }
  | { at: 'refused'; refusal: OperationResult }

/** Sends a request for a release, follows its progress, and reloads the data of the page at its end. */
export function useRelease(language: Language) {
  const router = useRouter()
  const [step, setStep] = useState<Step>({ at: 'idle' })
  const send = async (url: string) => {
    setStep({ at: 'running' })
    const result = await follow(url, {}, language, (progress) => setStep({ at: 'running', progress }))
    const { release } = result.body as { release?: { number: number } }
    setStep(release ? { at: 'done', number: release.number } : { at: 'refused', refusal: result })
    router.refresh()
  }
  return { step, send }
}
