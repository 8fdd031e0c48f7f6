import { executeAuthStrategies, type Payload, type ServerFunctionClientArgs } from 'payload'
import { canPublish, isStaff, type Reader } from '../../../collections/shared/access/roles'
import { type Bilingual, inLanguage } from '../../domain/bilingual'

/**
 * The server functions of Payload's admin, and who may call them. Payload then checks the access to the documents. A function
 * that is not listed is refused: Payload would look it up in an object, and find `constructor` too.
 */
const serverFunctions: Record<string, 'staff' | 'publishers'> = {
  'copy-data-from-locale': 'staff',
  'form-state': 'staff',
  'get-default-layout': 'staff',
  'get-folder-results-component-and-data': 'staff',
  'get-upcoming-scheduled-publish': 'publishers',
  'render-document': 'staff',
  'render-document-slots': 'staff',
  'render-field': 'staff',
  'render-list': 'staff',
  'render-widget': 'staff',
  'schedule-publish': 'publishers',
  slugify: 'staff',
  'table-state': 'staff',
}

/** A refused call: what the caller gets instead of the result of the function. A form whose state is `null` stays as it is. */
interface RefusedAction {
  result: { state: null; error?: string }
}

/**
 * Whether the sender of a request may not call a server function of the admin; `undefined` when they may. A refusal is a
 * result and not an error, which Next would log and answer with 500.
 */
export async function refuseAction(
  payload: Payload,
  headers: Headers,
  { name, args }: Pick<ServerFunctionClientArgs, 'name'> & { args?: Record<string, unknown> },
): Promise<RefusedAction | undefined> {
  const rule = Object.hasOwn(serverFunctions, name) ? serverFunctions[name] : undefined
  if (!rule) return { result: { state: null } }
  const { user } = await executeAuthStrategies({ headers, payload })
  if (!isAllowed(rule, user)) {
    return { result: { state: null, ...(isStaff(user) ? { error: inLanguage(cannotPlan, 'fr') } : {}) } }
  }
  // `DELETE /api/plans/:id` calls a plan off. Payload’s own way leaves no entry in the audit log, and queues an empty job.
  const callsOff = name === 'schedule-publish' && Boolean(args?.deleteID)
  return callsOff ? { result: { state: null, error: inLanguage(callOffElsewhere, 'fr') } } : undefined
}

const isAllowed = (rule: 'staff' | 'publishers', user: Reader): boolean =>
  rule === 'staff' ? isStaff(user) : canPublish(user)

const cannotPlan: Bilingual = {
  fr: 'Votre compte ne permet pas de programmer une publication. Demandez-le à une personne de l’équipe de publication.',
  en: 'Contributors cannot plan a publication. Ask an editor.',
}

const callOffElsewhere: Bilingual = {
  fr: 'Rechargez la page, puis renoncez de nouveau à ce qui est prévu.',
  en: 'Reload the page, then call it off again, or use DELETE /api/plans/:id.',
}
