import { getTranslation } from '@payloadcms/translations'
import type { PayloadRequest } from 'payload'
import { type EditableField, editableFields } from '../../../collections/shared/fields/editable-fields'
import { type WriterOf, writersOf } from '../../../collections/shared/hooks/record-last-writer'
import type { OthersEdit } from '../../domain/edits/edit-request'
import { addressed } from './newest-version'

/** Describes fields that others changed, those without a place in the form excepted. */
export async function describeOthers(req: PayloadRequest, paths: string[]): Promise<OthersEdit[]> {
  if (paths.length === 0) return []
  const { collection, id } = addressed(req)
  const writerOf = await writersOf(req, collection, id)
  return fieldsAt(req, paths)
    .filter(isShown)
    .map((field) => describeField(req, field, writerOf))
}

/** The editable fields at some paths. */
export function fieldsAt(req: PayloadRequest, paths: string[]): EditableField[] {
  const all = editableFields(req.payload.collections[addressed(req).collection].config.flattenedFields)
  return all.filter(({ path }) => paths.includes(path))
}

/** Describes a field and who changed it last. */
export function describeField(req: PayloadRequest, field: EditableField, writerOf: WriterOf): OthersEdit {
  const { user, name, at } = writerOf(field) ?? {}
  return {
    path: field.path,
    label: labelOf(field, req),
    ...(name ? { name } : {}),
    isOwn: user !== undefined && user === String(req.user?.id),
    ...(at ? { at } : {}),
  }
}

const isShown = ({ along }: EditableField) =>
  along.every((field) => !('hidden' in field && field.hidden) && field.admin?.hidden !== true)

/** « Lieu › Ville » : the labels of a field and of the groups around it. */
const labelOf = ({ along }: EditableField, req: PayloadRequest): string =>
  along.map((field) => textOf('label' in field ? field.label : undefined, req) ?? field.name).join(' › ')

/** A label of the configuration in the language of a request. */
export const textOf = (label: unknown, { i18n }: PayloadRequest): string | undefined =>
  label ? getTranslation(label as string, i18n as never) : undefined
