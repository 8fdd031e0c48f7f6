import type { Payload, PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { inTurn } from '../../../collections/shared/turn'
import { followChanges } from '../../content/changes/catch-up'
import { CHANGE_LOG } from '../../content/changes/log-rows'
import { urgently } from '../../database/urgent-writes'
import { ERASED_PERSON } from '../../domain/erasure'
import { hasPersonPage } from '../../domain/person-link'
import { isRecord } from '../../domain/record'
import type { Erasure } from '../../payload-types'
import { recordInLedger } from '../ledger/record'
import { asOneWrite } from '../transaction'
import type { Subject } from '../withdraw/people'
import { finishedWithdrawal } from '../withdraw/withdraw'
import { blankDocument } from './blank-document'
import { compact } from './compact'
import { findNames } from './known-names'
import { type NameReplacer, nameReplacer } from './names'
import { fileNamesOf, findOwnFiles } from './own-files'
import { pseudonymise, removeTracesOfForm, scrubImports } from './records'
import { removeFiles } from './remove-files'
import { replaceNames, replaceNamesIn } from './replace-names'

const FORGET_FILES = 'names of files'

/**
 * The parts of an erasure, in this order. Each can be repeated. The document comes after all that is found by its names and its files,
 * and the database file last.
 */
const parts: readonly [name: string, work: (payload: Payload, subject: Subject) => Promise<unknown>][] = [
  ['ledger', recordInLedger],
  ['records', scrubImports],
  ['names', replaceEverywhere],
  ['log', replaceInLog],
  ['files', removeFiles],
  ['forms', removeTracesOfForm],
  ['document', (payload, subject) => asOneWrite(payload, (req) => blank(req, subject))],
  [FORGET_FILES, forgetFiles],
  ['database', compact],
]

/** Who erases: the account; none when a ledger is replayed. */
interface Order {
  user?: PayloadRequest['user']
}

/**
 * Erases a person: withdraws them from the site, then removes everything that the document had in every place. No validation, lock
 * or mail can block it. Can be repeated, which changes nothing. Returns whether it is finished: otherwise it is within minutes.
 */
export async function erase(payload: Payload, subject: Subject, { user = null }: Order = {}): Promise<boolean> {
  const erasure = await urgently(() => begin(payload, subject, user))
  if (erasure.state === 'done') return true
  await finishedWithdrawal(payload, { ...subject, user })
  return finishErasure(payload, erasure)
}

/** Records that an erasure has begun: from then on nobody else writes to the document. */
function begin(payload: Payload, subject: Subject, user: PayloadRequest['user']): Promise<Erasure> {
  return asOneWrite(payload, async (req) => {
    const found = await findErasure(req, subject.id)
    if (found && found.state !== 'requested') return found
    const files = await fileNamesOf(req, await findOwnFiles(req, subject))
    const by = user?.collection === 'users' ? user.name : null
    const data = { state: 'under-way' as const, startedAt: new Date().toISOString(), by, files }
    const row = found
      ? await req.payload.db.updateOne({ collection: 'erasures', id: found.id, data, req })
      : await req.payload.db.create({ collection: 'erasures', data: { ...data, ...ofSubject(subject) }, req } as never)
    return row as Erasure
  })
}

const ofSubject = ({ collection, id }: Subject) => ({ subjectCollection: collection, subject: id })

/** Finds the erasure of a document, requested, under way or done. */
export async function findErasure(source: Payload | PayloadRequest, id: string): Promise<Erasure | undefined> {
  const where = { subject: { equals: id } }
  return (await findDocuments(source, 'erasures', { where, limit: 1, as: 'system' }))[0]
}

/** Does the parts of an erasure. One that fails is logged, those after it are left, and `finishErasures` goes on. */
async function finishErasure(payload: Payload, { id: row, subject: id, subjectCollection }: Erasure): Promise<boolean> {
  if (!hasPersonPage(subjectCollection)) return false
  let isFinished = false
  await inTurn(payload, `erasure ${id}`, async (renew) => {
    const erasure = await findErasure(payload, id)
    const took: Record<string, number> = isRecord(erasure?.parts)
      ? { ...(erasure.parts as Record<string, number>) }
      : {}
    let failed = false
    for (const [name, work] of parts) {
      // Only the ledger needs them.
      if (failed && name === FORGET_FILES) continue
      const started = Date.now()
      try {
        await renew()
        await work(payload, { collection: subjectCollection, id })
        took[name] = Date.now() - started
      } catch (err) {
        failed = true
        payload.logger.error({ err, msg: `A part of an erasure failed, and is done again within a minute: ${name}.` })
        // Nothing that follows needs the ledger; an erasure without it is not finished.
        if (name !== 'ledger') break
      }
    }
    const finishedAt = failed ? null : new Date().toISOString()
    const data = { parts: took, ...(failed ? {} : { state: 'done', finishedAt }) }
    await payload.db.updateOne({ collection: 'erasures', id: row, data, returning: false })
    isFinished = !failed
  })
  return isFinished
}

/** Finishes the erasures whose process died or of which a part failed. */
export async function finishErasures(payload: Payload): Promise<void> {
  const where = { state: { equals: 'under-way' } }
  for (const erasure of await findDocuments(payload, 'erasures', { where, as: 'system' })) {
    const { subjectCollection: collection, subject: id } = erasure
    if (!hasPersonPage(collection)) continue
    await finishedWithdrawal(payload, { collection, id })
    await finishErasure(payload, erasure)
  }
}

async function replacerOf(payload: Payload, subject: Subject): Promise<NameReplacer> {
  const { names, addresses } = await findNames(payload, subject)
  return nameReplacer(names, addresses, ERASED_PERSON.fr)
}

async function replaceEverywhere(payload: Payload, subject: Subject): Promise<void> {
  await replaceNames(payload, await replacerOf(payload, subject))
}

/** The log of changes may have read an address before it was replaced, and write it after: it is searched once it is up to date. */
async function replaceInLog(payload: Payload, subject: Subject): Promise<void> {
  await followChanges(payload)
  await replaceNamesIn(payload, CHANGE_LOG, await replacerOf(payload, subject))
}

// A signed document is named after the file that was sent.
async function forgetFiles({ db }: Payload, { id }: Subject): Promise<void> {
  await db.updateOne({ collection: 'erasures', where: { subject: { equals: id } }, data: { files: null } })
}

async function blank(req: PayloadRequest, subject: Subject): Promise<void> {
  await blankDocument(req, subject)
  await pseudonymise(req, subject)
}
