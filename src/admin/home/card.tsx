import type { ReactNode } from 'react'
import './hero.css'
import './home.css'

/** A part of the home of the admin, in a frame like those of the collections below it. */
export function Card({ children, className, title }: { children: ReactNode; className?: string; title: ReactNode }) {
  return (
    <section className={['home-card', className].filter(Boolean).join(' ')}>
      <h2 className="home-card__title">{title}</h2>
      {children}
    </section>
  )
}
