import { setTimeout as wait } from 'node:timers/promises'
import { isRecord } from '../../domain/record'
import { canonical } from '../transfer/rows'
import type { Address } from './read-answers'

const RECORDED_WITHIN_MS = 30_000
const BETWEEN_MS = 500

/**
 * A site whose answers can be compared with those of a site on another kind of database: JSON is read with sorted fields, as their
 * order is that of the database; without what is absent, empty or null, which MongoDB does not store and SQLite does; and without the
 * changes after `lastChange`, the last position in the log of changes that both have copied.
 */
export const comparable = ({ url, renamed = (text) => text }: Address, lastChange: number): Address => ({
  url,
  renamed: (text) => comparableText(renamed(text), lastChange),
})

const NOTHING: ReadonlySet<unknown> = new Set()

/** Returns an answer as it is compared: another text than JSON is returned as it is. */
export function comparableText(text: string, lastChange: number): string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return text
  }
  return canonical(isRecord(value) && isChanges(value) ? copiedChanges(value, lastChange) : value, NOTHING)
}

type Changes = Record<string, unknown> & { changes: { position: number }[]; next: string }

/** Whether a value is an answer of `/api/changes`. */
const isChanges = (value: Record<string, unknown>): value is Changes =>
  Array.isArray(value.changes) && typeof value.next === 'string'

const copiedChanges = ({ changes }: Changes, lastChange: number) => ({
  changes: changes.filter(({ position }) => position <= lastChange),
})

/** Waits until a server that has just started has recorded what its log of changes lacked. */
export async function changesAreRecorded({ url }: Address): Promise<void> {
  const deadline = Date.now() + RECORDED_WITHIN_MS
  for (let last = ''; Date.now() < deadline; ) {
    const text = await (await fetch(`${url}/api/changes`)).text()
    if (text === last) return
    last = text
    await wait(BETWEEN_MS)
  }
}
