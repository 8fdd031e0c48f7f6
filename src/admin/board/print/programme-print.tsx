'use client'
import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { formatClock, formatDay } from '../../../domain/format-moment'
import type { PlainDate } from '../../../domain/zone'
import { useBoard } from '../board-context'
import { formatPrintedAt } from '../messages'
import { PrintedDay } from './printed-day'
import './print.css'

/** The days that are shown as tables on paper. They are in the page only while it is printed. */
export function ProgrammePrint({ days }: { days: PlainDate[] }) {
  const { state, language } = useBoard()
  const { edition } = state.board
  const printedAt = usePrintedAt()
  if (!printedAt) return null
  const date = `${formatDay(printedAt, edition.timezone, language)}, ${formatClock(printedAt, edition.timezone, language)}`
  return createPortal(
    <div className="board-print">
      {days.map((day) => (
        <PrintedDay day={day} key={day} note={formatPrintedAt(date, language)} />
      ))}
    </div>,
    document.body,
  )
}

/** Returns the instant of the printing while the page is printed; `undefined` otherwise. */
function usePrintedAt(): string | undefined {
  const [printedAt, setPrintedAt] = useState<string>()
  useEffect(() => {
    // The browser takes the page as it is when the event ends.
    const before = () => flushSync(() => setPrintedAt(new Date().toISOString()))
    const after = () => setPrintedAt(undefined)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  return printedAt
}
