'use client'
import { useSearchParams } from 'next/navigation'
import './ready-links.css'

interface ReadyLink {
  label: string
  href: string
}

/** Links to parts of a list; the one that is shown says so, and the whole list is one link away. */
export function ReadyLinks({ label, links, all }: { label: string; links: ReadyLink[]; all: ReadyLink }) {
  const shown = conditionsOf(new URLSearchParams(useSearchParams()))
  const current = links.find(({ href }) => conditionsOf(new URLSearchParams(href.split('?')[1])) === shown)
  // A list that opens documents in English gives French back when it is left.
  const back = current?.href.includes('locale=en') ? `${all.href}?locale=fr` : all.href
  // Ordinary links: within one list, the query that Payload holds would keep the former language.
  return (
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
  )
}

/** The conditions in the address of a list, whatever their order. */
const conditionsOf = (query: URLSearchParams): string =>
  [...query]
    .filter(([key]) => key.startsWith('where['))
    .map((entry) => entry.join('='))
    .sort()
    .join('&')
