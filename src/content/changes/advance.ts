import { setImmediate as nextTurn } from 'node:timers/promises'
import pLimit, { type LimitFunction } from 'p-limit'
import type { CollectionSlug, Payload } from 'payload'
import { findDocuments, findPage } from '../../../collections/shared/find-documents'
import { ALWAYS } from '../../domain/consent'
import { publicCollections } from '../../domain/public-collections'
import type { Subject } from './change'
import { holdLease } from './lease'
import { findRows } from './log-rows'
import { type ChangeNote, findNotes } from './notes'
import { recordChanges } from './record'

/** Documents of one step, so that other work of the process runs between two. */
const STEP = 100
const CONSENTING = ['testimonials', 'media', 'speakers'] as const

interface Progress {
  mutex: LimitFunction
  /** The moment up to which ended consents were looked at, in milliseconds since 1970; 0 before everything was compared once. */
  consentsUntil: number
}

interface AdvanceOptions {
  everything?: boolean
  /** Makes it throw before its next step. What is left is done by the next call. */
  signal?: AbortSignal
}

const progressOf = new WeakMap<Payload, Progress>()

/**
 * Brings the log up to date with the public content: what the notes of writes name, and what consents that have ended hide.
 * The first time in a process, and with `everything`, compares all documents. Returns whether this process may write to the log.
 */
export function advanceChanges(payload: Payload, options: AdvanceOptions = {}): Promise<boolean> {
  const progress = progressOf.get(payload) ?? { mutex: pLimit(1), consentsUntil: 0 }
  progressOf.set(payload, progress)
  return progress.mutex(() => advance(payload, progress, options))
}

async function advance(
  payload: Payload,
  progress: Progress,
  { everything = false, signal }: AdvanceOptions,
): Promise<boolean> {
  const holding = await holdLease(payload)
  if (!holding) {
    progress.consentsUntil = 0
    return false
  }
  const now = Date.now()
  if (everything || progress.consentsUntil === 0 || holding === 'taken' || now < progress.consentsUntil) {
    await compareAll(payload, signal)
  } else {
    const ended = await endedBetween(payload, progress.consentsUntil, now)
    if (ended.length > 0) await recordInSteps(payload, ended, [], signal)
  }
  progress.consentsUntil = now
  for (;;) {
    const notes = await findNotes(payload)
    if (notes.length === 0) return true
    await follow(payload, notes, signal)
  }
}

async function follow(payload: Payload, notes: ChangeNote[], signal?: AbortSignal): Promise<void> {
  const named = new Set(notes.flatMap(({ subjects }) => subjects))
  const whole = [...named].filter((subject) => publicCollections.has(subject)) as CollectionSlug[]
  for (const collection of whole) await compareCollection(payload, collection, signal)
  const subjects = [...named].filter((subject) => subject.includes('#'))
  await recordInSteps(payload, subjects, notes, signal)
}

/** The notes are deleted with the last step. */
async function recordInSteps(
  payload: Payload,
  subjects: Subject[],
  notes: ChangeNote[],
  signal?: AbortSignal,
): Promise<void> {
  for (let start = 0; start === 0 || start < subjects.length; start += STEP) {
    signal?.throwIfAborted()
    const isLast = start + STEP >= subjects.length
    await recordChanges(payload, subjects.slice(start, start + STEP), isLast ? notes : [])
    await nextTurn()
  }
}

async function compareAll(payload: Payload, signal?: AbortSignal): Promise<void> {
  for (const collection of publicCollections) await compareCollection(payload, collection as CollectionSlug, signal)
}

/** Looks at every document of a collection that is public, or was when it was last looked at. */
async function compareCollection(payload: Payload, collection: CollectionSlug, signal?: AbortSignal): Promise<void> {
  for (let page = 1; ; page += 1) {
    const { docs, hasNextPage } = await findPage<{ id: string }>(payload, collection, {
      as: { user: null },
      select: { updatedAt: true },
      sort: 'createdAt',
      limit: STEP,
      page,
    })
    await recordInSteps(payload, subjectsIn(collection, docs), [], signal)
    if (!hasNextPage) break
  }
  for (let last = 0; ; ) {
    const rows = await findRows(
      payload,
      {
        and: [
          { subject: { like: `${collection}#` } },
          { isNewest: { equals: true } },
          { kind: { not_equals: 'withdrawn' } },
          { position: { greater_than: last } },
        ],
      },
      { limit: STEP },
    )
    last = rows.at(-1)?.position ?? 0
    await recordInSteps(
      payload,
      rows.map(({ subject }) => subject),
      [],
      signal,
    )
    if (rows.length < STEP) return
  }
}

/** The subjects of the consents that ended after one moment and not after another, in milliseconds since 1970. */
async function endedBetween(payload: Payload, after: number, until: number): Promise<Subject[]> {
  const consentUntil = {
    greater_than: new Date(after).toISOString(),
    less_than_equal: new Date(until).toISOString(),
  }
  const found: Subject[] = []
  for (const collection of CONSENTING) {
    const docs = await findDocuments(payload, collection, {
      as: 'system',
      where: { and: [{ consentUntil }, { consentUntil: { less_than: ALWAYS } }] },
      trash: true,
    })
    found.push(...subjectsIn(collection, docs))
  }
  return found
}

const subjectsIn = (collection: string, docs: { id: string }[]): Subject[] =>
  docs.map(({ id }) => `${collection}#${id}`)
