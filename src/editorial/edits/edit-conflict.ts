import type { PayloadRequest } from 'payload'
import { writersOf } from '../../../collections/shared/hooks/record-last-writer'
import { messageFor } from '../../../collections/shared/messages'
import { type AskedConflict, BASE } from '../../domain/edits/edit-request'
import type { EditConflict } from '../../domain/edits/merge-edit'
import { describeField, fieldsAt } from './describe-others'
import { valueFormatter } from './format-value'
import { addressed } from './newest-version'
import { refusal } from './refusal'

/**
 * The refusal of a save whose fields somebody else changed to other values: 409 with `EDIT_CONFLICT`, and in `data` each field
 * with both texts and the name of the person.
 */
export async function conflictRefusal(req: PayloadRequest, conflicts: EditConflict[]): Promise<Response> {
  const { collection, id } = addressed(req)
  const writerOf = await writersOf(req, collection, id)
  const format = await valueFormatter(req)
  const asked: AskedConflict[] = []
  for (const { path, mine, theirs } of conflicts) {
    const [field] = fieldsAt(req, [path])
    if (!field) continue
    const texts = { mine: await format(field.field, mine), theirs: await format(field.field, theirs) }
    asked.push({ ...describeField(req, field, writerOf), ...texts, value: theirs ?? null })
  }
  // The form of Payload takes errors by path only, and shows those it has no field for nowhere.
  const forForm = { path: BASE, message: JSON.stringify(asked) }
  return refusal(409, {
    code: 'EDIT_CONFLICT',
    message: messageFor(req, formatMessage(asked)),
    data: { conflicts: asked, errors: [forForm] },
  })
}

function formatMessage(asked: AskedConflict[]) {
  const [first] = asked
  const fields = asked.map(({ label }) => label).join(', ')
  return {
    fr: `${first?.isOwn ? 'Vous avez' : `${first?.name ?? 'Une autre personne'} a`} aussi changé : ${fields}. Rien n’est perdu : choisissez ce qui reste.`,
    en: `${first?.isOwn ? 'You have' : `${first?.name ?? 'Somebody else'} has`} changed this too: ${fields}. Nothing was written. Choose, then send the change with the current value in _base.`,
  }
}
