import { useConfig } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { type Presence, type PresenceAnswer, SIGN_OF_LIFE_MS } from '../../domain/presence'

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
    const send = (intent: string) =>
      fetch(url, {
        method: 'POST',
        credentials: 'include',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ collection, id, intent }),
        keepalive: intent === 'leave',
      })
    beat.current = async () => {
      clearTimeout(timer)
      const intent = isReading ? 'look' : besideOthers.current ? 'write' : 'open'
      const response = await send(intent).catch(() => undefined)
      if (hasLeft) return
      timer = setTimeout(() => void beat.current(), SIGN_OF_LIFE_MS)
      if (!response?.ok) return
      const answer = (await response.json()) as PresenceAnswer
      // Whoever has written here once goes on, whoever comes later.
      if (answer.isOpen && !isReading) besideOthers.current = true
      setOthers(answer.others)
      setIsAsked(!isReading && !answer.isOpen)
    }
    const leave = () => {
      hasLeft = true
      clearTimeout(timer)
      if (!isReading && besideOthers.current) void send('leave').catch(() => {})
    }
    const comeBack = () => {
      hasLeft = false
      void beat.current()
    }
    const onVisible = () => window.document.visibilityState === 'visible' && void beat.current()
    comeBack()
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', comeBack)
    window.document.addEventListener('visibilitychange', onVisible)
    return () => {
      leave()
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
