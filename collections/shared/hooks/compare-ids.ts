import type { PayloadRequest, Where } from 'payload'
import { isStaff } from '../access/roles'
import { isValidId } from '../ids'
import { refuseRequest } from '../messages'

const ordered = new Set(['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'])
const excluding = new Set(['not_equals', 'not_in', 'not_like'])

/** The ids that the databases generate, and the UUIDs of former versions. */
const isGeneratedId = /^(?:[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i

/**
 * A condition on the id of a document that every database evaluates alike: an id that no document can have equals none, and
 * MongoDB fails on it. Order needs an id; parts of an id are no ids, but the search of the admin compares with them.
 */
export function compareIds(operator: string, operand: unknown, req: PayloadRequest): Where {
  if (operator === 'exists') return { id: { exists: operand } } as Where
  const ids = (typeof operand === 'string' ? operand.split(',') : [operand].flat()).map((id) => String(id).trim())
  const valid = ids.filter((id) => isValidId(req.payload, id))
  if (ordered.has(operator)) {
    const [id = '', ...others] = ids
    if (!isGeneratedId.test(id) || valid.length === 0 || others.length > 0) throw refuseOperand(req)
    return { id: { [operator]: id } }
  }
  const isText = operator === 'like' || operator === 'not_like' || operator === 'contains'
  if (isText && !isStaff(req.user)) throw refuseOperand(req)
  const isOne = operator === 'equals' || operator === 'not_equals'
  const compared = isOne && ids.length !== 1 ? [] : valid
  return { id: { [excluding.has(operator) ? 'not_in' : 'in']: compared } }
}

const refuseOperand = (req: PayloadRequest) =>
  refuseRequest(
    req,
    400,
    {
      fr: 'Un identifiant se compare entier : « equals » ou « in » avec des identifiants, « greater_than » avec un seul.',
      en: 'An id is compared as a whole: "equals" or "in" with ids, "greater_than" with one.',
    },
    'INVALID_ID',
  )
