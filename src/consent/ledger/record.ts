import type { Payload } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { env } from '../../env'
import { appendToLedger, createLedger } from './file'
import { digestIn, type LedgerFact } from './format'
import { inLedger } from './in-ledger'
import { openLedger } from './open'
import { writePosition } from './position'

const WITHIN_MS = 10_000

/** A row of the database that the ledger must record too. */
interface Recorded {
  kind: LedgerFact['kind']
  at: string
  who: string
  source: string
  files?: string[]
}

/**
 * Adds to the ledger what the database records and the ledger does not: withdrawn consents, withdrawals and erasures. Rejects when
 * the ledger is damaged or cannot be written. Can be repeated, at once and on several nodes.
 */
export async function recordInLedger(payload: Payload): Promise<void> {
  if ((await recordedRows(payload)).length === 0) return
  await inLedger(payload, 'ledger', () => addMissing(payload), WITHIN_MS)
}

async function addMissing(payload: Payload): Promise<void> {
  if ((await openLedger(payload)) === undefined) await createLedger(env.LEDGER_FILE)
  const open = await openLedger(payload)
  if (!open || 'problem' in open) throw new Error(`The ledger cannot be used: ${open?.problem ?? 'missing'}.`)
  const { ledger, position } = open
  const known = new Set(ledger.facts.map(({ source }) => source))
  const facts: LedgerFact[] = []
  for (const { kind, at, who, source, files } of await recordedRows(payload)) {
    const digest = digestIn(ledger, source)
    if (known.has(digest)) continue
    const n = ledger.facts.length + facts.length + 1
    const names = files?.map((name) => digestIn(ledger, name))
    facts.push({ n, at, kind, who: digestIn(ledger, who), source: digest, ...(names ? { files: names } : {}) })
  }
  if (facts.length > 0) await appendToLedger(env.LEDGER_FILE, ledger, facts)
  // What is there but was not replayed yet stays to be replayed at the next start.
  const isReplayed = position === ledger.facts.length
  if (isReplayed) await writePosition(payload, { ledger: ledger.id, position: position + facts.length })
}

async function recordedRows(payload: Payload): Promise<Recorded[]> {
  const isWithdrawn = { kind: { equals: 'withdrawn' } }
  const events = await findDocuments(payload, 'consent-events', { where: isWithdrawn, as: 'system' })
  const withdrawals = await findDocuments(payload, 'withdrawals', { as: 'system' })
  const isBegun = { state: { not_equals: 'requested' } }
  const erasures = await findDocuments(payload, 'erasures', { where: isBegun, showHiddenFields: true, as: 'system' })
  const rows = [
    ...events.flatMap(({ id, at, consent }): Recorded[] =>
      consent ? [{ kind: 'consent', at, who: `consents/${consent}`, source: `consent-events/${id}` }] : [],
    ),
    ...withdrawals.flatMap(({ id, at, subjectCollection, subject }): Recorded[] =>
      subject ? [{ kind: 'withdrawal', at, who: `${subjectCollection}/${subject}`, source: `withdrawals/${id}` }] : [],
    ),
    ...erasures.map(
      ({ id, startedAt, createdAt, subjectCollection, subject, files }): Recorded => ({
        ...{ kind: 'erasure', at: startedAt ?? createdAt, who: `${subjectCollection}/${subject}` },
        ...{ source: `erasures/${id}`, files: filesOf(files) },
      }),
    ),
  ]
  return rows.sort((a, b) => (a.at < b.at ? -1 : 1))
}

const filesOf = (files: unknown): string[] =>
  Array.isArray(files) ? files.filter((name): name is string => typeof name === 'string') : []
