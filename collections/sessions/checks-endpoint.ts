import type { Endpoint, PayloadRequest } from 'payload'
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
    const placement = (await req.json?.().catch(() => undefined)) as Placement | undefined
    if (!placement || typeof placement !== 'object') {
      return Response.json({ errors: [{ message: 'Send the placement of a session as JSON.' }] }, { status: 400 })
    }
    const conflicts = await findConflicts(req, placement)
    return Response.json({
      warnings: conflicts.map(({ path, message }) => ({ path, message: messageFor(req, message) })),
    })
  },
}
