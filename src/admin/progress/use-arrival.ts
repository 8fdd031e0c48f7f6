'use client'
import { useEffect, useRef } from 'react'

/**
 * For what appears once work is over: it takes the focus, which the button that asked for it has lost, and so comes into
 * view and is read out. The element needs `tabIndex={-1}`.
 */
export function useArrival<Part extends HTMLElement>() {
  const part = useRef<Part>(null)
  useEffect(() => {
    part.current?.focus({ preventScroll: true })
    part.current?.scrollIntoView({ block: 'start' })
  }, [])
  return part
}
