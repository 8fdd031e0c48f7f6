import { useAuth } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'

const BEFORE_MS = 5_000
const HOUR_S = 3_600

/**
 * Keeps the form on screen when the session ends while `mustStay()`. Payload would go to its login page; here the session
 * only ends for the server, which refuses the next save.
 */
export function useStay(mustStay: () => boolean): void {
  const { setUser, tokenExpirationMs, user } = useAuth()
  const stay = useRef(() => {})
  stay.current = () => {
    if (user && mustStay()) setUser({ user, exp: Math.floor(Date.now() / 1000) + HOUR_S } as never)
  }
  useEffect(() => {
    if (!tokenExpirationMs) return
    const wait = Math.min(Math.max(tokenExpirationMs - Date.now() - BEFORE_MS, 0), 2 ** 31 - 1)
    const timer = setTimeout(() => stay.current(), wait)
    return () => clearTimeout(timer)
  }, [tokenExpirationMs])
}
