'use client'
import { useSyncExternalStore } from 'react'

// At twice its size, a page of a small computer is as narrow.
const query = '(max-width: 767px)'

const subscribe = (listener: () => void) => {
  const media = window.matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** Whether the screen is too narrow for the grid; `undefined` while the server draws the page. */
export const useIsPhone = (): boolean | undefined =>
  useSyncExternalStore<boolean | undefined>(
    subscribe,
    () => window.matchMedia(query).matches,
    () => undefined,
  )
