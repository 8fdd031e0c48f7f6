'use client'
import { useModal } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

/**
 * Gives a page the address of its document once that exists, without loading anything, and loads the page of another
 * address that Next shows with the same form.
 */
export function useAddress(isPage: boolean, addressOf: (segment: string) => string, id: string | undefined): void {
  const pathname = usePathname()
  const { modalState } = useModal()
  // Payload closes every drawer when the address changes: somebody may be writing in one.
  const isCovered = Object.values(modalState ?? {}).some(({ isOpen }) => isOpen)
  const shown = useRef('create')

  useEffect(() => {
    if (!isPage || !id || isCovered || shown.current === id) return
    shown.current = id
    window.history.replaceState(null, '', addressOf(id) + window.location.search)
  }, [isPage, id, isCovered, addressOf])

  // Next takes the address of the form and that of its document for one page, and shows this form again for the other.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address of the window is `pathname`, without its delay.
  useEffect(() => {
    if (isPage && window.location.pathname !== addressOf(shown.current)) window.location.reload()
  }, [isPage, addressOf, pathname])
}
