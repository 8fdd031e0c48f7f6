import { useAuth, useConfig, useDocumentInfo, useForm } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { onSaveOutcome, type SaveOutcome } from './save-outcomes'
import { type Session, sessionOf } from './session-of'
import type { DraftSaving } from './use-save-draft'

/** Why the text of a form is not saved. */
export type SaveProblem =
  | { is: 'unreachable' | 'reachable' | 'failed' | 'tooLarge' | 'loggedOut' | 'otherAccount' }
  | { is: 'refused'; reason: string }

const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 20_000

/**
 * Follows the saves of the form. After one that failed for the connection, the server or the session, asks ever less often
 * whether it would succeed now, and then saves again; at once when the network or the person comes back.
 */
export function useSaveProblem({ url, save }: DraftSaving): { problem: SaveProblem | undefined; retry(): void } {
  const { user } = useAuth()
  const { config } = useConfig()
  const { collectionSlug, id } = useDocumentInfo()
  const { setModified } = useForm()
  const [problem, setProblem] = useState<SaveProblem>()
  const me = useRef(user?.id)
  const delay = useRef(FIRST_RETRY_MS)
  const now = useRef({ retry: async () => {}, onOutcome: (_: SaveOutcome) => {} })
  const [attempt, setAttempt] = useState(0)
  const path = `${config.routes.api}/${collectionSlug}${id ? `/${id}` : ''}`
  const waits = problem && problem.is !== 'refused' && problem.is !== 'tooLarge' && problem.is !== 'reachable'

  now.current.onOutcome = (outcome) => {
    if (outcome.url.pathname !== new URL(path, window.location.href).pathname) return
    if (outcome.is === 'saved' || outcome.is === 'conflict') {
      delay.current = FIRST_RETRY_MS
      return setProblem(undefined)
    }
    // After a failed publication Payload takes the form for saved.
    setTimeout(() => setModified(true))
    if (outcome.is === 'refused') return void askSession(outcome.message)
    setProblem(problemOf(outcome))
  }

  const askSession = async (reason?: string) => {
    const session = await sessionOf(config, me.current)
    if (session === 'own' && reason) setProblem({ is: 'refused', reason })
    else if (session !== 'own') setProblem({ is: session })
    return session
  }

  now.current.retry = async () => {
    const session: Session = await askSession()
    if (session === 'own') {
      if (url) await save()
      else setProblem({ is: 'reachable' })
    }
    delay.current = Math.min(delay.current * 2, LAST_RETRY_MS)
    setAttempt((count) => count + 1)
  }

  useEffect(
    () =>
      onSaveOutcome((outcome) => {
        now.current.onOutcome(outcome)
        return undefined
      }),
    [],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt is followed by the next.
  useEffect(() => {
    if (!waits) return
    const timer = setTimeout(() => void now.current.retry(), delay.current)
    const atOnce = () => {
      if (document.hidden) return
      clearTimeout(timer)
      delay.current = FIRST_RETRY_MS
      void now.current.retry()
    }
    window.addEventListener('online', atOnce)
    window.addEventListener('focus', atOnce)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', atOnce)
      window.removeEventListener('focus', atOnce)
    }
  }, [waits, attempt])

  return { problem, retry: () => void now.current.retry() }
}

function problemOf({ is, message }: SaveOutcome): SaveProblem {
  if (is === 'unreachable' || is === 'failed' || is === 'tooLarge') return { is }
  return { is: 'refused', reason: message ?? '' }
}
