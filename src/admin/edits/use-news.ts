'use client'
import {
  useConfig,
  useDocumentInfo,
  useFormBackgroundProcessing,
  useFormFields,
  useFormProcessing,
  useLocale,
} from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import { BASE } from '../../domain/edits/edit-request'

const EVERY_MS = 10_000

/**
 * Asks every ten seconds, and when the page is looked at again, whether others have changed the document of the open form, and
 * hands the newest version to the form. Asks nothing while the page is hidden or the form is being saved.
 */
export function useNews(): void {
  const { config } = useConfig()
  const { id, collectionSlug, data, setData, isTrashed } = useDocumentInfo()
  const { code: locale } = useLocale()
  const isSaving = [useFormProcessing(), useFormBackgroundProcessing()].includes(true)
  const base = useFormFields(([fields]) => fields?.[BASE]?.value)
  const ask = useRef<() => Promise<void>>(undefined)
  const current = useRef<unknown>(undefined)
  current.current = isSaving ? undefined : data
  ask.current = async () => {
    if (document.hidden || isSaving || isTrashed || !base) return
    const url = `${config.serverURL ?? ''}${config.routes.api}/${collectionSlug}/${id}`
    const newest = await answerOf(`${url}?draft=true&depth=0&select[updatedAt]=true`)
    if (!newest?.updatedAt || newest.updatedAt === data?.updatedAt) return
    // A save without a changed field writes nothing, and answers what others changed.
    const query = `autosave=true&draft=true&depth=0&fallback-locale=null&locale=${locale}`
    const body = JSON.stringify({ [BASE]: base })
    const answer = await answerOf(`${url}?${query}`, { method: 'PATCH', body })
    // An answer that a save has overtaken is older than the form.
    if (answer?.doc && current.current === data) setData(answer.doc)
  }
  useEffect(() => {
    const look = () => void ask.current?.()
    const timer = setInterval(look, EVERY_MS)
    window.addEventListener('focus', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
}

/** The JSON of a response; `undefined` when the server cannot be reached or refuses, which the next save reports. */
async function answerOf(url: string, init: RequestInit = {}) {
  try {
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch(url, { credentials: 'include', headers, ...init })
    return response.ok ? await response.json() : undefined
  } catch {
    return undefined
  }
}
