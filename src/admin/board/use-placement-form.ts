'use client'
import { useState } from 'react'
import { minutesOf, placedAt, SHORTEST_MINUTES, USUAL_MINUTES, wallOn, wallSpan } from '../../domain/board/moves'
import { type Placement, unplaced } from '../../domain/board/session'
import type { PlainDate } from '../../domain/zone'

/** The fields of the dialogs that place a session, as their inputs hold them. */
export interface PlacementFields {
  /** `''` for a session that has no time yet. */
  day: string
  clock: string
  minutes: string
  room: string
}

/** Returns the fields, and the placement that they make: `undefined` while one of them is incomplete. */
export function usePlacementForm(session: Placement, days: PlainDate[], zone: string) {
  const start = wallSpan(session, zone)?.start
  const [fields, setFields] = useState<PlacementFields>({
    day: start?.slice(0, 10) ?? days[0] ?? '',
    clock: start?.slice(11) ?? '09:00',
    minutes: String(minutesOf(session) ?? USUAL_MINUTES),
    room: session.room ?? '',
  })
  const change = (changed: Partial<PlacementFields>) => setFields((before) => ({ ...before, ...changed }))
  return { fields, change, to: placementOf(fields, zone) }
}

function placementOf({ day, clock, minutes, room }: PlacementFields, zone: string): Placement | undefined {
  if (day === '') return { ...unplaced, room: room || null }
  const isComplete = /^\d\d:\d\d$/.test(clock) && Number(minutes) >= SHORTEST_MINUTES
  return isComplete ? placedAt(wallOn(day, clock), Number(minutes), room || null, zone) : undefined
}
