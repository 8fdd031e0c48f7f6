import { isRecord } from '../record'
import type { ValuesByPath } from './merge-edit'

/** The key of the data of a save under which an edit says what it started from. */
export const BASE = '_base'

/** What an edit started from. */
export interface EditBase {
  /** The values of the fields when the editor began, or when the server last answered. */
  values: ValuesByPath
  /** The fields that an autosave leaves alone, because their conflict waits for an answer. */
  hold: string[]
  /** Identifies the open form. */
  form?: string
}

/** Reads `_base` of the data of a save; `undefined` when there is none, or it is not readable. */
export function readEditBase(base: unknown): EditBase | undefined {
  if (!isRecord(base) || !isRecord(base.values)) return undefined
  const { values, hold, form } = base
  return {
    values,
    hold: Array.isArray(hold) ? hold.map(String) : [],
    ...(typeof form === 'string' ? { form: form.slice(0, 64) } : {}),
  }
}

/** A field that somebody else changed, to be named in the form. */
export interface OthersEdit {
  path: string
  label: string
  /** The name of the person; absent when it is not recorded. */
  name?: string
  /** Whether the person is the one who reads it. */
  isOwn: boolean
  at?: string
}

/** A field that two people changed, for the question in the form. The texts are readable ones, empty for no value. */
export interface AskedConflict extends OthersEdit {
  mine: string
  theirs: string
  /** The value to continue from. */
  value: unknown
}

/** `_edits` of a saved document: what happened to the edit. */
export interface EditOutcome {
  /** The values that were sent for the fields that were written. */
  saved: ValuesByPath
  others: OthersEdit[]
}
