import type { FormState } from 'payload'
import { idOf } from '../../../collections/shared/ids'

/** When and where a session takes place and who it needs, as `POST /api/sessions/checks` reads it. */
export interface Placement {
  edition?: string
  startsAt: string
  endsAt: string
  room?: string
  participants: { speaker: string }[]
  status?: string
}

/** What of a form could collide with other sessions; nothing while it names no time, no room and no person. */
export function placementIn(fields: FormState | undefined): Placement | undefined {
  const valueAt = (path: string) => fields?.[path]?.value
  const [startsAt, endsAt, status] = [valueAt('startsAt'), valueAt('endsAt'), valueAt('status')]
  if (!isText(startsAt) || !isText(endsAt) || new Date(endsAt) <= new Date(startsAt)) return undefined
  if (status === 'cancelled' || status === 'postponed') return undefined
  const room = idOf(valueAt('room'))
  const rows = fields?.participants?.rows ?? []
  const participants = rows.flatMap((_, index) => {
    const speaker = idOf(valueAt(`participants.${index}.speaker`))
    return speaker ? [{ speaker }] : []
  })
  if (!room && participants.length === 0) return undefined
  return {
    edition: idOf(valueAt('edition')),
    startsAt,
    endsAt,
    room,
    participants,
    status: isText(status) ? status : undefined,
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
