'use client'
import { useConfig, useDebounce, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { whenIdle } from '../page/when-idle'
import { placementIn } from './placement'

/** A conflict that would refuse the publication of a session; `path` is the field to change. */
export interface Warning {
  path: string
  message: string
}

/** The result of the checks: `idle` when there is nothing to check. */
export type Checks = { state: 'idle' | 'free' | 'failed' } | { state: 'warned'; warnings: Warning[] }

const PAUSE_MS = 600

/** Requests the conflicts of the session in the form, each time the editor pauses. */
export function useSessionChecks(): Checks {
  const { config } = useConfig()
  const { id } = useDocumentInfo()
  const { i18n } = useTranslation()
  // As text, so that only changes of the placement render again.
  const placement = useFormFields(([fields]) => JSON.stringify(placementIn(fields) ?? null))
  const debounced = useDebounce(placement, PAUSE_MS)
  const [checks, setChecks] = useState<Checks>({ state: 'idle' })
  const url = `${config.serverURL ?? ''}${config.routes.api}/sessions/checks`

  useEffect(() => {
    if (debounced === 'null') return setChecks({ state: 'idle' })
    const request = new AbortController()
    const check = async () => {
      const found = await requestChecks(url, { ...JSON.parse(debounced), id }, i18n.language, request.signal)
      if (!request.signal.aborted) setChecks(found)
    }
    const cancel = whenIdle(() => void check())
    return () => {
      cancel()
      request.abort()
    }
  }, [debounced, id, url, i18n.language])

  return placement === 'null' ? { state: 'idle' } : checks
}

async function requestChecks(url: string, body: object, language: string, signal: AbortSignal): Promise<Checks> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'include',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify(body),
      signal,
    })
    if (!response.ok) return { state: 'failed' }
    const { warnings } = (await response.json()) as { warnings: Warning[] }
    return warnings.length > 0 ? { state: 'warned', warnings } : { state: 'free' }
  } catch {
    return { state: 'failed' }
  }
}
