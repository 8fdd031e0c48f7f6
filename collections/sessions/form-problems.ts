import type { PayloadRequest, Validate } from 'payload'
import { array, relationship } from 'payload/shared'
import { messageFor } from '../shared/messages'
import { type Conflict, findConflicts, type Placement } from './conflicts'

/**
 * Validate a field as Payload does. In a form whose publication was refused they also say why the field would be refused
 * again, until that is settled; a write is refused by `refuse-overlaps.ts`.
 */
export const roomProblem = withConflicts(relationship as Validate, 'room')
export const peopleProblem = withConflicts(array as Validate, 'participants')

function withConflicts(validate: Validate, path: Conflict['path']): Validate {
  return async (value, options) => {
    const usual = await validate(value, options)
    if (usual !== true || options.event !== 'onChange') return usual
    const placement: Placement = { ...options.data, ...(options.id ? { id: String(options.id) } : {}) }
    const conflict = await conflictAt(options.req, placement, path)
    return conflict ? messageFor(options.req, conflict.message) : true
  }
}

async function conflictAt(req: PayloadRequest, placement: Placement, path: Conflict['path']) {
  const conflicts = await findConflicts(req, placement)
  return conflicts.find((conflict) => conflict.path === path)
}
