'use client'
import { type RefObject, useCallback, useRef } from 'react'

/** One stop of the Tab key for the whole grid; the focus follows a session that moves to another column. */
export function useFocus(target: RefObject<HTMLDivElement | null>) {
  const current = useRef<string>(undefined)
  const wanted = useRef<string>(undefined)

  const elements = useCallback(
    () => [...(target.current?.querySelectorAll<HTMLElement>('[data-session]') ?? [])],
    [target],
  )
  const settle = useCallback(() => {
    const all = elements()
    const stop = all.find(({ dataset }) => dataset.session === current.current) ?? all[0]
    for (const element of all) element.tabIndex = element === stop ? 0 : -1
  }, [elements])
  const focusOn = useCallback(
    (session: string) => {
      current.current = session
      wanted.current = session
      settle()
      const element = elements().find(({ dataset }) => dataset.session === session)
      element?.focus()
      element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    },
    [elements, settle],
  )
  const onMount = useCallback((session: string, element: HTMLElement) => {
    element.dataset.session = session
    current.current ??= session
    element.tabIndex = session === current.current ? 0 : -1
    element.addEventListener('focus', () => {
      current.current = session
      wanted.current = session
    })
    // A session that changes is drawn anew, and loses the focus without going elsewhere: it gets it back.
    element.addEventListener('blur', () => {
      setTimeout(() => {
        const { activeElement } = document
        const isAnew = activeElement === document.body && !element.isConnected
        const isSame = activeElement instanceof HTMLElement && activeElement.dataset.session === session
        if (!isAnew && !isSame && wanted.current === session) wanted.current = undefined
      })
    })
    if (wanted.current === session) element.focus()
  }, [])
  return { settle, focusOn, onMount }
}
