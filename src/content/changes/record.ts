import type { Payload } from 'payload'
import { publishWrite } from '../../cache/write-events'
import { append, correctNewest } from './append'
import { partsOf, type Subject } from './change'
import { compareState, type NewEntry } from './compare'
import { findRows, lastPosition, newestRows } from './log-rows'
import type { ChangeNote } from './notes'
import { type PublicState, readPublic } from './public-state'
import { CHANGES_TAG } from './subscribe'

/** How many documents refer to others may be searched at once. */
const SEARCHED_AT_ONCE = 20

/**
 * Looks at documents, and at those that refer to one that has appeared or disappeared; adds what they have become to the log, and
 * deletes the notes that named them. Only the owner of the lease calls it. Throws when another one has written meanwhile: positions are unique.
 */
export async function recordChanges(
  payload: Payload,
  subjects: Iterable<Subject>,
  notes: ChangeNote[] = [],
): Promise<void> {
  const position = await lastPosition(payload)
  const seen = new Set<Subject>()
  const entries: NewEntry[] = []
  for (let next = [...new Set(subjects)]; next.length > 0; ) {
    for (const subject of next) seen.add(subject)
    const found = await look(payload, next)
    entries.push(...found)
    next = (await referrersOf(payload, found)).filter((subject) => !seen.has(subject))
  }
  const at = new Date().toISOString()
  const numbered = entries.map((entry, index) => ({ ...entry, position: position + index + 1, at }))
  await append(payload, numbered, notes)
  if (entries.length > 0) publishWrite({ tags: [CHANGES_TAG], collections: [] })
}

async function look(payload: Payload, subjects: Subject[]): Promise<NewEntry[]> {
  // Before the documents: a state that is newer than its row is compared again after its own note.
  const { newest, older } = await newestRows(payload, subjects)
  await correctNewest(payload, older)
  const states = await statesOf(payload, subjects)
  return subjects.flatMap((subject) => compareState(subject, newest.get(subject), states.get(subject)) ?? [])
}

async function statesOf(payload: Payload, subjects: Subject[]): Promise<Map<Subject, PublicState>> {
  const ids = new Map<string, string[]>()
  for (const subject of subjects) {
    const { collection, id } = partsOf(subject)
    ids.set(collection, [...(ids.get(collection) ?? []), id])
  }
  const states = new Map<Subject, PublicState>()
  for (const [collection, ofCollection] of ids) {
    for (const state of await readPublic(payload, collection as never, ofCollection)) states.set(state.subject, state)
  }
  return states
}

/** The documents that refer to one that has appeared or disappeared. */
async function referrersOf(payload: Payload, entries: NewEntry[]): Promise<Subject[]> {
  const moved = entries.filter(({ kind }) => kind !== 'changed').map(({ subject }) => subject)
  const found = new Set<Subject>()
  for (let start = 0; start < moved.length; start += SEARCHED_AT_ONCE) {
    const some = moved.slice(start, start + SEARCHED_AT_ONCE)
    const referring = some.map((subject) => ({ references: { contains: ` ${subject} ` } }))
    const rows = await findRows(payload, { and: [{ isNewest: { equals: true } }, { or: referring }] })
    for (const { subject } of rows) found.add(subject)
  }
  return [...found]
}
