import type { FormState } from 'payload'
import { idOf } from '../../../collections/shared/ids'
import { isTimed, takesPlace } from '../../domain/schedule/session'

/** The body of `POST /api/sessions/checks`: when and where a session takes place, and the people it needs. */
export interface Placement {
  edition?: string
  startsAt: string
  endsAt: string
  room?: string
  participants: { speaker: string }[]
  status?: string
}

/** Reads the placement in a form; `undefined` when it cannot conflict: without times, without a room and people, or cancelled. */
export function placementIn(fields: FormState | undefined): Placement | undefined {
  const valueAt = (path: string) => fields?.[path]?.value
  const [startsAt, endsAt, status] = [valueAt('startsAt'), valueAt('endsAt'), valueAt('status')]
  if (!isText(startsAt) || !isText(endsAt) || !isTimed({ startsAt, endsAt })) return undefined
  if (!takesPlace({ status: isText(status) ? status : undefined })) return undefined
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
