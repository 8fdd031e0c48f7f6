import { setTimeout as wait } from 'node:timers/promises'
import { isRecord } from '../../domain/record'
import type { Address } from './read-answers'

const RECORDED_WITHIN_MS = 30_000
const BETWEEN_MS = 500

/**
 * A site whose answers can be compared with those of a site on another kind of database: JSON is read with sorted fields, as their
 * order is that of the database, and without the changes after `lastChange`, the last position in the log of changes that both have copied.
 */
export const comparable = ({ url, renamed = (text) => text }: Address, lastChange: number): Address => ({
  url,
  renamed: (text) => sortedJson(renamed(text), lastChange),
})

function sortedJson(text: string, lastChange: number): string {
  try {
    return JSON.stringify(JSON.parse(text), (_, value) => {
      if (!isRecord(value)) return value
      const entries = Object.entries(isChanges(value) ? copiedChanges(value, lastChange) : value)
      return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
    })
  } catch {
    return text
  }
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
