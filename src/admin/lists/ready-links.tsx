'use client'
import { useSearchParams } from 'next/navigation'
import './ready-links.css'

interface ReadyLink {
  label: string
  href: string
  /** What the list shows, in words, for a list that is limited to an edition. */
  scope?: string
}

/** Links to filters of a list. The current one is marked as such, and followed by a link to the unfiltered list. */
export function ReadyLinks({ label, links, all }: { label: string; links: ReadyLink[]; all: ReadyLink }) {
  const shown = conditionsOf(new URLSearchParams(useSearchParams()))
  const current = links.find(({ href }) => conditionsOf(new URLSearchParams(href.split('?')[1])) === shown)
  // A filter that opens documents in English is left in French.
  const french = `${all.href}${all.href.includes('?') ? '&' : '?'}locale=fr`
  const back = current?.href.includes('locale=en') ? french : all.href
  // Plain links: Payload's router would add the former language to the query of the same list.
  return (
    <>
      <nav aria-label={label} className="ready-links">
        {links.map((link) => (
          <a
            aria-current={link === current ? 'true' : undefined}
            className="ready-links__link"
            href={link.href}
            key={link.href}
          >
            {link.label}
          </a>
        ))}
        {current && (
          <a className="ready-links__link" href={back}>
            {all.label}
          </a>
        )}
      </nav>
      {current?.scope && <p className="ready-links__scope">{current.scope}</p>}
    </>
  )
}

/** Returns the conditions in the address of a list, in a fixed order. */
const conditionsOf = (query: URLSearchParams): string =>
  [...query]
    .filter(([key]) => key.startsWith('where['))
    .map((entry) => entry.join('='))
    .sort()
    .join('&')
