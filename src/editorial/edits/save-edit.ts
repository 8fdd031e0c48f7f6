import { addDataAndFileToRequest, isolateObjectProperty, type PayloadHandler, type PayloadRequest } from 'payload'
import { type EditableField, editableFields } from '../../../collections/shared/fields/editable-fields'
import { FORM, writersOf } from '../../../collections/shared/hooks/record-last-writer'
import { expectVersion } from '../../../collections/shared/hooks/refuse-stale-write'
import { BASE, type EditBase, readEditBase } from '../../domain/edits/edit-request'
import { mergeEdit } from '../../domain/edits/merge-edit'
import { isMetadata } from '../../domain/edits/metadata'
import { valueAt, withoutValueAt, withValueAt } from '../../domain/edits/value-at'
import { recordOf } from '../../domain/record'
import { describeOthers } from './describe-others'
import { conflictRefusal } from './edit-conflict'
import { addressed, findNewest, type Newest } from './newest-version'
import { oneByOne } from './one-by-one'
import { preconditionRefusal, versionTag } from './preconditions'

type Data = Record<string, unknown>

/**
 * Saves one document. With `_base` in its data only the fields that the editor changed are written, on the newest version; with
 * `If-Match` the save is refused unless it names that version. Other saves go to Payload as they are, one after the other.
 */
export async function saveEdit(req: PayloadRequest, save: PayloadHandler): Promise<Response> {
  await addDataAndFileToRequest(req)
  const { [BASE]: given, ...data } = recordOf(req.data)
  const base = readEditBase(given)
  const { collection, id } = addressed(req)
  const isPlain = !base && !req.headers.has('if-match')
  return oneByOne(`${collection}/${id}`, async () =>
    isPlain ? save(withData(req, data)) : saveOnNewest(req, save, data, base),
  )
}

async function saveOnNewest(req: PayloadRequest, save: PayloadHandler, data: Data, base: EditBase | undefined) {
  const newest = await findNewest(req)
  if (!newest) return save(withData(req, data))
  const refusal = preconditionRefusal(req, newest)
  if (refusal) return refusal
  const { collection, id } = addressed(req)
  expectVersion(req, collection, id, newest.updatedAt)
  if (!base) return withTag(await save(withData(req, data)))

  const edit = await mergeWithNewest(req, data, base, newest)
  if (edit.conflicts.length > 0) return conflictRefusal(req, edit.conflicts)
  const outcome = { saved: edit.saved, others: await describeOthers(req, edit.others) }
  req.context = { ...req.context, [FORM]: base.form }
  const isNothing = isDraftSave(req) && Object.keys(edit.saved).length === 0 && hasNoOtherData(edit.data)
  const response = isNothing ? unchanged(req, newest) : await save(withData(req, edit.data))
  if (!response.ok) return response
  const { doc, ...body } = await response.json()
  return withTag(Response.json({ ...body, doc: { ...doc, _edits: outcome } }, response))
}

/** The edit on the newest version, without the fields that are held and those that the same form has saved meanwhile. */
async function mergeWithNewest(req: PayloadRequest, sent: Data, base: EditBase, newest: Newest) {
  const { collection, id } = addressed(req)
  const fields = new Map(
    editableFields(req.payload.collections[collection].config.flattenedFields).map((field) => [field.path, field]),
  )
  const values = Object.fromEntries(Object.entries(base.values).filter(([path]) => fields.has(path)))
  const held = isAutosave(req) ? base.hold.filter((path) => fields.has(path)) : []
  const edited = without(withEmptyLists(sent, fields), held)
  const merged = mergeEdit(values, edited, newest)
  if (merged.conflicts.length === 0 || !base.form) return merged
  const writerOf = await writersOf(req, collection, id)
  const isOwn = (path: string) => {
    const field = fields.get(path)
    return field && writerOf(field)?.form === base.form
  }
  const own = merged.conflicts.filter(({ path }) => isOwn(path))
  // An autosave that arrives after a later save of its form has nothing to add; a save by hand is the later one.
  const rest = own.map(({ path }) => path)
  if (isAutosave(req)) return mergeEdit(values, without(edited, rest), newest)
  const settled = Object.fromEntries(own.map(({ path, theirs }) => [path, theirs]))
  return mergeEdit({ ...values, ...settled }, edited, newest)
}

/** The data with the lists that a form of Payload sends as 0, which has no rows, as empty lists. */
function withEmptyLists(sent: Data, fields: Map<string, EditableField>): Data {
  const isNone = ({ path, field }: EditableField) => field.type === 'array' && valueAt(sent, path) === 0
  return [...fields.values()].filter(isNone).reduce((data, { path }) => withValueAt(data, path, []), sent)
}

const without = (data: Data, paths: string[]) => paths.reduce((rest, path) => withoutValueAt(rest, path), data)

const isTrue = (value: unknown) => value === 'true' || value === true
const isAutosave = ({ query }: PayloadRequest) => isTrue(query.autosave)
const isDraftSave = ({ query, file }: PayloadRequest) => isTrue(query.draft) && !file

/** Whether the data says nothing beside the fields that were compared: a form sends its status and its empty groups too. */
const hasNoOtherData = ({ _status, ...data }: Data): boolean =>
  _status !== 'published' && Object.entries(data).every(([key, value]) => isMetadata(key) || isEmptyGroup(value))

const isEmptyGroup = (value: unknown): boolean =>
  value === undefined || (recordOf(value) === value && Object.values(value).every(isEmptyGroup))

function unchanged(req: PayloadRequest, newest: Newest): Response {
  const message = req.t(isAutosave(req) ? 'version:autosavedSuccessfully' : 'version:draftSavedSuccessfully')
  return Response.json({ doc: newest, message })
}

/** The request with its data read: Payload reads a body only where there is one. */
function withData(req: PayloadRequest, data: Data): PayloadRequest {
  const read = isolateObjectProperty(req, ['body', 'data'] as never[])
  Object.assign(read, { body: undefined, data: structuredClone(data) })
  return read
}

async function withTag(response: Response): Promise<Response> {
  if (!response.ok) return response
  const { doc } = await response.clone().json()
  const headers = new Headers(response.headers)
  if (typeof doc?.updatedAt === 'string') headers.set('ETag', versionTag(doc.updatedAt))
  return new Response(response.body, { status: response.status, headers })
}
