'use client'
import { useMemo, useState } from 'react'
import { boardDays, boardHours, type HourRange } from '../../domain/board/days'
import type { Board } from '../../domain/board/session'
import type { PlainDate } from '../../domain/zone'

/** The days that the grid shows: one, or all of them side by side. */
export type DayChoice = PlainDate | 'all'

/** The days and hours of a board, and the days that are shown. */
export interface Days {
  days: PlainDate[]
  hours: HourRange
  choice: DayChoice
  /** The days of the choice. */
  shown: PlainDate[]
  choose(choice: DayChoice): void
}

/** Returns the days of a board; the first one is shown until the user chooses. */
export function useDays({ edition, sessions }: Board): Days {
  const [chosen, choose] = useState<DayChoice>()
  const days = useMemo(() => boardDays(edition, sessions), [edition, sessions])
  const hours = useMemo(() => boardHours(edition, sessions), [edition, sessions])
  const choice = chosen ?? days[0] ?? 'all'
  const shown = choice === 'all' ? days : days.filter((day) => day === choice)
  return { days, hours, choice, shown, choose }
}
