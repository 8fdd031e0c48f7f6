import type { Payload } from 'payload'
import { isRecord } from '../../src/domain/record'

/** The id of a related document, populated or not; `undefined` when the value refers to none. */
export function idOf(value: unknown): string | undefined {
  const id = isRecord(value) ? value.id : value
  return typeof id === 'string' && id !== '' ? id : undefined
}

/**
 * Whether a text can be the id of a document in this database. MongoDB fails on a query that contains any other text,
 * even beside valid ids.
 */
export const isValidId = ({ db }: Pick<Payload, 'db'>, text: string): boolean =>
  db.name === 'mongoose' ? /^[0-9a-f]{24}$/i.test(text) : /^[\w-]{1,64}$/.test(text)
