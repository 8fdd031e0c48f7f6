import pLimit from 'p-limit'
import type { Endpoint, PayloadRequest } from 'payload'
import { canPublish } from '../../../../collections/shared/access/roles'
import { messageFor, refuseRequest } from '../../../../collections/shared/messages'
import { UnreadableFile } from '../../../domain/exchange/problem'
import { type OperationResult, type Report, respondWithProgress } from '../../progress'
import { readCurrentState } from '../current-state'
import { sessionChoices } from '../session-choices'
import { applyImport } from './apply'
import { describePlan, digestOf, isClean } from './describe-plan'
import { planImport } from './plan'
import { readFile } from './read-file'
import { rollbackAbandoned } from './rollback'
import { undoImport } from './undo'
import { readUpload } from './upload'

// Two imports at the same time would both create a new person that both name.
const mutex = pLimit(1)

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
      return mutex(() => importFile(req, report))
    }),
}

/** `POST /api/programme/:edition/import/:import/undo`: undoes an import entirely or not at all. */
const undoEndpoint: Endpoint = {
  path: '/programme/:edition/import/:import/undo',
  method: 'post',
  handler: (req: PayloadRequest) =>
    respondWithProgress(req, async (report) => {
      refuseNonPublishers(req)
      const { edition, import: id } = req.routeParams ?? {}
      await mutex(() => undoImport(req, String(edition), String(id), report))
      return { status: 200, body: { import: { id, state: 'undone' } } }
    }),
}

/** Importing a file into an edition, and undoing it. */
export const importEndpoints: Endpoint[] = [importEndpoint, undoEndpoint]

async function importFile(req: PayloadRequest, report: Report): Promise<OperationResult> {
  try {
    const upload = await readUpload(req)
    await rollbackAbandoned(req)
    const state = await readCurrentState(req, String(req.routeParams?.edition))
    if (!state) {
      throw refuseRequest(req, 404, {
        fr: 'Cette édition n’existe pas, ou elle est dans la corbeille. Choisissez-en une autre.',
        en: 'There is no such edition.',
      })
    }
    const { edition } = state
    const { slug, timezone, startsOn, endsOn } = edition
    const onlyDay = startsOn === endsOn ? startsOn : undefined
    const drafts = readFile(upload.bytes, sessionChoices(req.payload), { slug, timezone, onlyDay })
    const plan = planImport(drafts, state)
    const about = { fileName: upload.fileName, format: drafts.format }
    if (!upload.isApplied) return { status: 200, body: { plan: describePlan(req, about, plan) } }
    if (!isClean(plan)) return refuseProblems(req, describePlan(req, about, plan))
    if (upload.digest && upload.digest !== digestOf(plan)) {
      throw refuseRequest(req, 409, {
        fr: 'Des contenus ont changé depuis l’essai. Relancez l’essai, puis importez.',
        en: 'Contents have changed since the dry run. Run it again, then import.',
      })
    }
    const done = await applyImport(req, { ...about, edition: edition.id }, plan, report)
    return { status: 201, body: { import: { id: done.id, state: 'applied' }, counts: done.counts } }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { status: error.status, body: { errors: [{ message: messageFor(req, error), code: 'UNREADABLE_FILE' }] } }
  }
}

function refuseProblems(req: PayloadRequest, plan: ReturnType<typeof describePlan>): OperationResult {
  const message = messageFor(req, {
    fr: `Rien n’a été importé : ${plan.counts.errors} problèmes sont à corriger dans le fichier.`,
    en: `Nothing was imported: ${plan.counts.errors} problems are to correct in the file.`,
  })
  return { status: 422, body: { errors: [{ message, code: 'FILE_HAS_PROBLEMS' }], plan } }
}

function refuseNonPublishers(req: PayloadRequest): void {
  if (canPublish(req.user)) return
  throw refuseRequest(req, req.user ? 403 : 401, {
    fr: 'Votre compte ne permet pas d’importer. Demandez à une personne de l’équipe de publication.',
    en: 'Only those who publish import files.',
  })
}
