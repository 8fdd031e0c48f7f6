import type { Endpoint, PayloadRequest } from 'payload'
import { canPublish } from '../../../../collections/shared/access/roles'
import { messageFor, refuseRequest } from '../../../../collections/shared/messages'
import { UnreadableFile } from '../../../domain/exchange/problem'
import { exclusively } from '../../exclusive/exclusively'
import { recoverAbandoned } from '../../exclusive/recovery'
import { type OperationResult, type Report, respondWithProgress } from '../../progress'
import { countWrites } from './apply'
import { describePlan } from './describe-plan'
import { applyUpload, prepareImport } from './import-file'
import { undoImport } from './undo'
import { readUpload } from './upload'

/**
 * `POST /api/programme/:edition/import`, `multipart/form-data`: returns the plan of the import, line by line; with
 * `apply=true` it is carried out, all as drafts or not at all. `digest` names the plan that the sender has seen.
 */
const importEndpoint: Endpoint = {
  path: '/programme/:edition/import',
  method: 'post',
  handler: (req: PayloadRequest) =>
    respondWithProgress(req, async (report) => {
      refuseNonPublishers(req)
      return importFile(req, report)
    }),
}

/** `POST /api/programme/:edition/import/:import/undo`: undoes an import entirely or not at all. */
const undoEndpoint: Endpoint = {
  path: '/programme/:edition/import/:import/undo',
  method: 'post',
  handler: (req: PayloadRequest) =>
    respondWithProgress(req, async (report) => {
      refuseNonPublishers(req)
      const [edition, id] = [String(req.routeParams?.edition), String(req.routeParams?.import)]
      await exclusively(req, { operation: 'undo', edition }, report, (step) => undoImport(req, edition, id, step))
      return { status: 200, body: { import: { id, state: 'undone' } } }
    }),
}

/** Importing a file into an edition, and undoing it. */
export const importEndpoints: Endpoint[] = [importEndpoint, undoEndpoint]

async function importFile(req: PayloadRequest, report: Report): Promise<OperationResult> {
  try {
    const upload = await readUpload(req)
    await recoverAbandoned(req.payload, req)
    const edition = String(req.routeParams?.edition)
    const prepared = await prepareImport(req, edition, upload)
    if (!upload.isApplied) {
      return { status: 200, body: { plan: describePlan(req, prepared.about, prepared.plan) } }
    }
    const { created, updated } = countWrites(prepared.plan)
    const task = { operation: 'import', edition, ...prepared.about } as const
    return await exclusively(req, task, report, (step) => applyUpload(req, edition, upload, created + updated, step))
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { status: error.status, body: { errors: [{ message: messageFor(req, error), code: 'UNREADABLE_FILE' }] } }
  }
}

function refuseNonPublishers(req: PayloadRequest): void {
  if (canPublish(req.user)) return
  throw refuseRequest(req, req.user ? 403 : 401, {
    fr: 'Votre compte ne permet pas d’importer. Demandez à une personne de l’équipe de publication.',
    en: 'Only those who publish import files.',
  })
}
