'use client'
import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'

/** Older than this, what the browser kept of the page when the editor comes back to it is asked anew. */
const FRESH_MS = 10_000

/** Asks for the checks anew: on demand, and when the editor comes back from mending something. */
export function CheckAgain({ checkedAt, label }: { checkedAt: number; label: string }) {
  const router = useRouter()
  const [isAsking, startAsking] = useTransition()
  const shownAt = useRef(checkedAt)

  useEffect(() => {
    shownAt.current = checkedAt
  }, [checkedAt])

  useEffect(() => {
    const askWhenOld = () => {
      const isOld = Date.now() - shownAt.current > FRESH_MS
      if (document.visibilityState === 'visible' && isOld) router.refresh()
    }
    askWhenOld()
    document.addEventListener('visibilitychange', askWhenOld)
    return () => document.removeEventListener('visibilitychange', askWhenOld)
  }, [router])

  return (
    <Button
      buttonStyle="secondary"
      disabled={isAsking}
      onClick={() => startAsking(() => router.refresh())}
      size="small"
    >
      {label}
    </Button>
  )
}
