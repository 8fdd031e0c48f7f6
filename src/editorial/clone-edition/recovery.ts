import type { Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import type { RecoveryTask } from '../exclusive/recovery-tasks'
import { latestVersions } from '../latest-versions'
import { cloneEdition } from './clone'
import type { StoredCopy } from './copy-record'
import { finishUndo } from './undo'

const undoing: Where = { state: { equals: 'undoing' } }

/** An interrupted new edition is finished, and so is an interrupted undo of one. */
export const cloneRecovery: RecoveryTask = {
  hasUnfinished: async (payload) =>
    (await payload.count({ collection: 'edition-copies', where: undoing, overrideAccess: true })).totalDocs > 0,
  rollBack: async (req) => {
    const copies = await findDocuments<StoredCopy>(req, 'edition-copies', { ...latestVersions, where: undoing })
    for (const stored of copies) await finishUndo(req, stored)
    if (copies.length > 0) req.payload.logger.info(`Interrupted undos of new editions: ${copies.length} were finished.`)
  },
  takeUp: async (req, { task }, report) => {
    if (task.operation !== 'copy') return
    await cloneEdition(req, task.edition, task.order, report)
    req.payload.logger.info('An interrupted new edition was finished.')
  },
}
