import type { FlattenedField, PayloadRequest } from 'payload'
import { isStaff, readsDrafts } from '../access/roles'
import { findDependentRows } from '../fields/relation-path'
import { refuseRequest } from '../messages'

/** Refuses a public filter or sort by rows that are only shown when the document they require is readable. */
export function refuseDependentRows(fields: FlattenedField[], path: string, req: PayloadRequest): void {
  if (isStaff(req.user) || readsDrafts(req)) return
  const list = findDependentRows(fields, path)
  if (!list) return
  const text = {
    fr: `« ${path} » ne peut ni filtrer ni trier : les lignes de « ${list} » dépendent d’un autre document. Filtrez sur un champ de ce document.`,
    en: `"${path}" can neither filter nor sort: rows of "${list}" depend on another document. Filter on a field of that document.`,
  }
  throw refuseRequest(req, 400, text, 'UNSEARCHABLE_FIELD')
}
