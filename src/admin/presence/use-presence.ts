import { useConfig } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { type Presence, type PresenceAnswer, SIGN_OF_LIFE_MS } from '../../domain/presence'
import { whenIdle } from '../page/when-idle'

/** Who else has the form open. */
export interface FormPresence {
  others: Presence[]
  /** Whether the person is asked how they want to go on, because somebody else was there before. */
  isAsked: boolean
  /** Goes on writing beside the others. */
  writeToo(): void
}

interface Document {
  collection: string
  id: string
}

/**
 * Shows to others that the form of a document is open, from when it is shown until it is left, and finds who else has it
 * open. `isReading` only looks.
 */
export function usePresence(document: Document, isReading: boolean): FormPresence {
  const { collection, id } = document
  const { config } = useConfig()
  const url = `${config.routes.api}/presence`
  const [others, setOthers] = useState<Presence[]>([])
  const [isAsked, setIsAsked] = useState(false)
  const besideOthers = useRef(false)
  const beat = useRef(async () => {})

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let hasLeft = false
    let lastSign = Promise.resolve()
    const send = (intent: string) =>
      fetch(url, {
        method: 'POST',
        credentials: 'include',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ collection, id, intent }),
        keepalive: intent === 'leave',
      }).catch(() => undefined)
    const sign = async () => {
      if (hasLeft) return
      const intent = isReading ? 'look' : besideOthers.current ? 'write' : 'open'
      const response = await send(intent)
      if (hasLeft) return
      timer = setTimeout(() => void beat.current(), SIGN_OF_LIFE_MS)
      if (!response?.ok) return
      const answer = (await response.json()) as PresenceAnswer
      // Whoever has written here once goes on, whoever comes later.
      if (answer.isOpen && !isReading) besideOthers.current = true
      setOthers(answer.others)
      setIsAsked(!isReading && !answer.isOpen)
    }
    // One after the other: a sign that the server receives after the form is left would open it again.
    beat.current = () => {
      clearTimeout(timer)
      lastSign = lastSign.then(sign)
      return lastSign
    }
    const leave = () => {
      hasLeft = true
      clearTimeout(timer)
      return isReading ? undefined : send('leave')
    }
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return
      hasLeft = false
      void beat.current()
    }
    const onVisible = () => window.document.visibilityState === 'visible' && void beat.current()
    const cancel = whenIdle(() => void beat.current())
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', comeBack)
    window.document.addEventListener('visibilitychange', onVisible)
    return () => {
      cancel()
      hasLeft = true
      void lastSign.then(leave)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', comeBack)
      window.document.removeEventListener('visibilitychange', onVisible)
    }
  }, [collection, id, isReading, url])

  const writeToo = () => {
    besideOthers.current = true
    setIsAsked(false)
    void beat.current()
  }
  return { others, isAsked, writeToo }
}
