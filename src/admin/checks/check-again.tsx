'use client'
import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'

/** The age from which the page is refreshed when the editor comes back to it. */
const FRESH_MS = 10_000

/** Refreshes the checks on demand, and when the editor comes back to the page after correcting a field. */
export function CheckAgain({ checkedAt, label }: { checkedAt: number; label: string }) {
  const router = useRouter()
  const [isRefreshing, startRefresh] = useTransition()
  const shownAt = useRef(checkedAt)

  useEffect(() => {
    shownAt.current = checkedAt
  }, [checkedAt])

  useEffect(() => {
    const refreshWhenOld = () => {
      const isOld = Date.now() - shownAt.current > FRESH_MS
      if (document.visibilityState === 'visible' && isOld) router.refresh()
    }
    refreshWhenOld()
    document.addEventListener('visibilitychange', refreshWhenOld)
    return () => document.removeEventListener('visibilitychange', refreshWhenOld)
  }, [router])

  return (
    <Button
      buttonStyle="secondary"
      disabled={isRefreshing}
      onClick={() => startRefresh(() => router.refresh())}
      size="small"
    >
      {label}
    </Button>
  )
}
