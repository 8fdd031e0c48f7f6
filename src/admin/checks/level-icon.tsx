import type { Level } from '../../domain/checks/levels'
import './level-icon.css'

/** The icon of a level: an octagon blocks, a triangle warns, a circle informs. A text beside it says the same. */
export function LevelIcon({ level }: { level: Level | 'clear' }) {
  return (
    <svg aria-hidden="true" className={`level-icon level-icon--${level}`} focusable="false" viewBox="0 0 20 20">
      {shapes[level]}
    </svg>
  )
}

const stroke = { fill: 'none', strokeLinecap: 'round', strokeWidth: 2 } as const

const shapes = {
  blocks: (
    <>
      <path d="M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z" />
      <path d="M6 10h8" {...stroke} />
    </>
  ),
  warns: (
    <>
      <path d="M10 1.5 19.2 18H.8z" />
      <path d="M10 8v4.5M10 15.4v.1" {...stroke} />
    </>
  ),
  informs: (
    <>
      <circle cx="10" cy="10" r="9" />
      <path d="M10 9.5v5M10 5.8v.1" {...stroke} />
    </>
  ),
  clear: (
    <>
      <circle cx="10" cy="10" r="9" />
      <path d="m5.8 10.4 2.9 2.9 5.6-6" {...stroke} strokeLinejoin="round" />
    </>
  ),
}
