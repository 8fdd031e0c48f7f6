import type { Endpoint, PayloadRequest } from 'payload'
import { isRecord } from '../../src/domain/record'
import { messageFor } from '../shared/messages'
import { findConflicts, type Placement } from './conflicts'

/**
 * `POST /api/sessions/checks` returns the conflicts that would refuse the publication of a session: `{warnings: [{path,
 * message}]}`. The body is the placement in the form.
 */
export const checksEndpoint: Endpoint = {
  path: '/checks',
  method: 'post',
  handler: async (req: PayloadRequest) => {
    if (req.user?.collection !== 'users')
      return Response.json({ errors: [{ message: 'Log in first.' }] }, { status: 403 })
    const placement = readPlacement(await req.json?.().catch(() => undefined))
    if (!placement) {
      return Response.json({ errors: [{ message: 'Send the placement of a session as JSON.' }] }, { status: 400 })
    }
    const conflicts = await findConflicts(req, placement)
    return Response.json({
      warnings: conflicts.map(({ path, message }) => ({ path, message: messageFor(req, message) })),
    })
  },
}

/** Reads a placement; `undefined` when a time is none, or the people are no list. */
function readPlacement(body: unknown): Placement | undefined {
  if (!isRecord(body)) return undefined
  const { startsAt, endsAt, participants } = body
  const isTime = (value: unknown) =>
    value === undefined || value === null || (typeof value === 'string' && !Number.isNaN(Date.parse(value)))
  const people = participants ?? []
  if (!isTime(startsAt) || !isTime(endsAt) || !Array.isArray(people) || !people.every(isRecord)) return undefined
  return { ...body, participants: people } as Placement
}
