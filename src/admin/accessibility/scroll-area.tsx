import type { ReactNode } from 'react'

type Name = { 'aria-label': string } | { 'aria-labelledby': string }

/** A region whose content scrolls. It can be focused, so that the arrow keys scroll it, and therefore has a name. */
export function ScrollArea({
  children,
  ...attributes
}: Name & { children: ReactNode; className: string; lang?: string }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached with the keyboard
    <section tabIndex={0} {...attributes}>
      {children}
    </section>
  )
}
