'use client'
import { type RefObject, useCallback, useRef } from 'react'

/** Makes the grid one stop of the Tab key, and returns the focus to a session that is drawn again elsewhere. */
export function useGridFocus(target: RefObject<HTMLDivElement | null>) {
  /** The session that the Tab key reaches. */
  const tabStop = useRef<string>(undefined)
  /** The session that has the focus, or gets it back once it is drawn again. */
  const focused = useRef<string>(undefined)

  const elements = useCallback(
    () => [...(target.current?.querySelectorAll<HTMLElement>('[data-session]') ?? [])],
    [target],
  )
  const updateTabStop = useCallback(() => {
    const all = elements()
    const stop = all.find(({ dataset }) => dataset.session === tabStop.current) ?? all[0]
    for (const element of all) element.tabIndex = element === stop ? 0 : -1
  }, [elements])
  const focusInGrid = useCallback(
    (session: string) => {
      tabStop.current = session
      focused.current = session
      updateTabStop()
      const element = elements().find(({ dataset }) => dataset.session === session)
      element?.focus()
      element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    },
    [elements, updateTabStop],
  )
  const onMount = useCallback((session: string, element: HTMLElement) => {
    element.dataset.session = session
    tabStop.current ??= session
    element.tabIndex = session === tabStop.current ? 0 : -1
    element.addEventListener('focus', () => {
      tabStop.current = session
      focused.current = session
    })
    // An element that is drawn again loses the focus to the body: its session gets it back in `onMount`.
    element.addEventListener('blur', () => {
      setTimeout(() => {
        const { activeElement } = document
        const isReplaced = activeElement === document.body && !element.isConnected
        const isSame = activeElement instanceof HTMLElement && activeElement.dataset.session === session
        if (!isReplaced && !isSame && focused.current === session) focused.current = undefined
      })
    })
    if (focused.current === session) element.focus()
  }, [])
  return { updateTabStop, focusInGrid, onMount }
}
