'use client'
import { type RefObject, useEffect } from 'react'

/** Sets `--board-top` on an element to its distance from the top of the page, so that it can fill the rest of the screen. */
export function useBoardTop(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const measure = () => {
      const { current } = element
      if (!current) return
      const top = Math.round(current.getBoundingClientRect().top + window.scrollY)
      current.style.setProperty('--board-top', `${top}px`)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    const toolbar = element.current?.closest('.board')?.querySelector('.board__toolbar')
    if (toolbar) observer.observe(toolbar)
    return () => observer.disconnect()
  }, [element])
}
