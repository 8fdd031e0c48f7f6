import type { ClientField } from 'payload'
import { isSame } from '../../domain/edits/is-same'
import { isMetadata } from '../../domain/edits/metadata'
import { isRecord, recordOf } from '../../domain/record'
import { labelOfField, namedFields } from '../fields/named-fields'

/** A field that differs between two documents. */
export interface ChangedField {
  name: string
  label: unknown
  /** The languages in which a localised field differs; `undefined` for other fields. */
  locales?: string[]
}

/** Finds the visible fields whose values differ between two documents that were read with `locale=all`, in the order of the form. */
export function changedFields(fields: ClientField[], before: object, after: object): ChangedField[] {
  return namedFields(fields).flatMap((field): ChangedField[] => {
    const [was, is] = [before, after].map((document) => recordOf(document)[field.name])
    if (isMetadata(field.name) || isSame(was, is)) return []
    const change = { name: field.name, label: labelOfField(field) }
    if (!('localized' in field && field.localized)) return [change]
    const codes = new Set([was, is].flatMap((value) => (isRecord(value) ? Object.keys(value) : [])))
    const differs = (code: string) => !isSame(recordOf(was)[code], recordOf(is)[code])
    return [{ ...change, locales: [...codes].filter(differs) }]
  })
}
