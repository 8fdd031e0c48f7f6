import type { Payload, PayloadRequest, Where } from 'payload'
import { createOnce } from '../../../collections/shared/create-once'
import { findDocuments } from '../../../collections/shared/find-documents'
import { withdrawnAddress } from '../../../collections/shared/withdrawn-address'
import { findEvictions } from '../../cache/evictions'
import { urgently } from '../../database/urgent-writes'
import { recordWithdrawal } from '../choices'
import { recordInLedger } from '../ledger/record'
import { asOneWrite } from '../transaction'
import { finish, type Progress } from './finish'
import { peopleOf, photosOf, type Subject } from './people'
import { untilClosed } from './until-closed'

/** A person to withdraw from the site. */
export interface WithdrawalOrder extends Subject {
  /** The person who withdraws; everybody whom the consents of the document name when the staff does it. */
  person?: string
  /** The account; none when the person does it. */
  user?: PayloadRequest['user']
  /** What is written in the same transaction, before the consents are read. */
  before?(req: PayloadRequest): Promise<void>
}

/** MongoDB aborts a transaction after 60 seconds: one that has the document has ended by then. */
const REPEAT = { withinMs: 60_000, takesTurns: false, isIdempotent: true }

/** A withdrawal that readers see already. */
interface Withdrawal {
  /** Resolves once everything else is removed, or has failed and is left to `finishWithdrawals`. Never rejects. */
  finished: Promise<void>
}

/**
 * Takes a person off the site: their consents are withdrawn and the document is unpublished, in one transaction, and every copy of
 * public responses evicts what it has. Resolves then: no reader sees the person. Its versions, the sizes of its photos and its traces
 * in change logs are removed after that, and the ledger records it. No validation, lock or mail can block it: it writes directly to
 * the database, and on SQLite an operation that is writing begins again after it. Can be repeated, which changes nothing.
 */
export async function withdraw(payload: Payload, order: WithdrawalOrder): Promise<Withdrawal> {
  const began = Date.now()
  const row = await urgently(() => asOneWrite(payload, (req) => withdrawNow(req, order), REPEAT))
  const surfaces = { public: Date.now() - began }
  const evicting = findEvictions()
  const finished = untilClosed(finishAndRecord(payload, row, { began, surfaces, evicting }))
  await evicting
  return { finished }
}

/** Withdraws a person, and resolves once everything else is removed too, or has failed. */
export async function finishedWithdrawal(payload: Payload, order: WithdrawalOrder): Promise<void> {
  await (await withdraw(payload, order)).finished
}

async function finishAndRecord(payload: Payload, row: string | undefined, progress: Progress): Promise<void> {
  try {
    if (row) await urgently(() => finish(payload, row, progress))
    await recordInLedger(payload)
  } catch (err) {
    // Every minute it is tried again: see `src/boot/recovery.ts`.
    payload.logger.error({ err, msg: 'A withdrawal is not finished, or not in the ledger yet.' })
  }
}

async function withdrawNow(req: PayloadRequest, order: WithdrawalOrder): Promise<string | undefined> {
  const { collection, id, user = null } = order
  req.user = user
  await order.before?.(req)
  // Before the consents are read: who reads this number after another one has finished finds nothing to withdraw.
  const number = await countFinished(req, order)
  const photos = await photosOf(req, order)
  let isChanged = false
  for (const person of order.person ? [order.person] : await peopleOf(req, order)) {
    isChanged = (await recordWithdrawal(req, { collection, id, person }, photos)) || isChanged
  }
  const where = { id: { equals: id } }
  const [doc] = await findDocuments<Addressed>(req, collection, { where, trash: true, as: 'system' })
  if (doc?._status === 'published') {
    await req.payload.db.updateOne({ collection, id, data: { _status: 'draft' }, returning: false, req })
  } else if (!isChanged) return undefined
  const wasPublic = doc?.firstPublishedAt ? [doc.slug, ...(doc.previousSlugs ?? [])] : []
  return createOnce(req, 'withdrawals', `${collection} ${id} ${number}`, {
    ...{ at: new Date().toISOString(), subjectCollection: collection, subject: id, by: nameOf(user) },
    addresses: wasPublic.flatMap((slug) => (slug ? [withdrawnAddress(collection, slug)] : [])),
  })
}

/** How many times a person was withdrawn, and all was removed. */
async function countFinished(req: PayloadRequest, { collection, id }: Subject): Promise<number> {
  const of: Where[] = [{ subjectCollection: { equals: collection } }, { subject: { equals: id } }]
  const where: Where = { and: [...of, { finishedAt: { not_equals: null } }] }
  return (await findDocuments(req, 'withdrawals', { where, select: { finishedAt: true }, as: 'system' })).length
}

const nameOf = (user: PayloadRequest['user']) => (user?.collection === 'users' ? user.name : null)

interface Addressed {
  _status?: string | null
  firstPublishedAt?: string | null
  slug?: string | null
  previousSlugs?: string[] | null
}
