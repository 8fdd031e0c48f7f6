import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../../collections/shared/find-documents'
import { messageFor, refuseRequest } from '../../../../collections/shared/messages'
import type { FileFormat } from '../../../domain/exchange/drafts'
import { type Answers, mergeAnswers, questionsWith } from '../../../domain/exchange/questions'
import { latestVersions } from '../../latest-versions'
import { fitsInTransaction, inOneTransaction } from '../../one-transaction'
import type { OperationResult, Report } from '../../progress'
import { yieldToEventLoop } from '../../yield-to-event-loop'
import { readCurrentState } from '../current-state'
import { sessionChoices } from '../session-choices'
import { rememberedAnswers } from './answers'
import { applyImport, countWrites } from './apply'
import { countOpen, describePlan, digestOf } from './describe-plan'
import type { StoredImport } from './import-record'
import { type ImportPlan, planImport } from './plan'
import { readFile } from './read-file'
import type { Upload } from './upload'

/** What a file would change now. */
interface PreparedImport {
  about: { fileName: string; format: FileFormat }
  plan: ImportPlan
  answers: Answers
}

/** Reads a file and compares it with the current state of an edition. Throws when there is no such edition. */
export async function prepareImport(req: PayloadRequest, id: string, upload: Upload): Promise<PreparedImport> {
  const state = await readCurrentState(req, id)
  if (!state) {
    throw refuseRequest(req, 404, {
      fr: 'Cette édition n’existe pas, ou elle est dans la corbeille. Choisissez-en une autre.',
      en: 'There is no such edition.',
    })
  }
  await yieldToEventLoop()
  const { slug, timezone, startsOn, endsOn } = state.edition
  const answers = mergeAnswers(await rememberedAnswers(req, id), upload.answers)
  const questions = questionsWith(answers)
  const destination = { slug, timezone, startsOn, endsOn, questions }
  const drafts = await readFile(upload.bytes, sessionChoices(req.payload), destination)
  await yieldToEventLoop()
  const plan = planImport(drafts, state, questions)
  return { about: { fileName: upload.fileName, format: drafts.format }, plan, answers }
}

/**
 * Imports a file, all of it or nothing: in one transaction where the database has them and the file fits, otherwise under
 * a record that an interrupted import is rolled back by. A file that changes nothing writes nothing, and one that was
 * imported by the same plan is answered with that import. `documents` is about how many it writes. Runs inside `exclusively`.
 */
export async function applyUpload(
  req: PayloadRequest,
  edition: string,
  upload: Upload,
  documents: number,
  report: Report,
): Promise<OperationResult> {
  const planAndWrite = async (inside: PayloadRequest) => {
    const prepared = await prepareImport(inside, edition, upload)
    return (await resultWithoutWrites(inside, edition, upload, prepared)) ?? write(inside, edition, prepared, report)
  }
  if (!(await fitsInTransaction(req, documents))) return planAndWrite(req)
  // Others may have saved since the documents were counted; from here on their writes wait, or conflict.
  return inOneTransaction(req, { user: req.user }, planAndWrite)
}

/** Returns the result of an import that writes nothing: a refusal, no change, or an import that is made already. */
async function resultWithoutWrites(
  req: PayloadRequest,
  edition: string,
  { digest }: Upload,
  { about, plan }: PreparedImport,
): Promise<OperationResult | undefined> {
  if (countOpen(plan) > 0) return refuseOpenQuestions(req, describePlan(req, about, plan))
  const counts = countWrites(plan)
  if (digest && digest !== digestOf(plan)) {
    const made = await importOf(req, edition, digest)
    if (made) return { status: 200, body: { import: { id: made.id, state: made.state }, counts: made.counts } }
    throw refuseRequest(req, 409, {
      fr: 'Des contenus ont changé depuis l’essai. Relancez l’essai, puis importez.',
      en: 'Contents have changed since the dry run. Run it again, then import.',
    })
  }
  return counts.created + counts.updated === 0 ? { status: 200, body: { import: null, counts } } : undefined
}

async function write(
  req: PayloadRequest,
  edition: string,
  { about, plan, answers }: PreparedImport,
  report: Report,
): Promise<OperationResult> {
  const losses = plan.problems.filter(({ level }) => level === 'loss').length
  const done = await applyImport(req, { ...about, edition, digest: digestOf(plan), answers }, plan, report)
  return { status: 201, body: { import: { id: done.id, state: 'applied' }, counts: { ...done.counts, losses } } }
}

/** Finds the import that carried out a plan. A request that is sent twice has the same one. */
async function importOf(req: PayloadRequest, edition: string, digest: string): Promise<StoredImport | undefined> {
  const is = { edition, digest, state: 'applied' }
  const where: Where = { and: Object.entries(is).map(([field, value]) => ({ [field]: { equals: value } })) }
  return (await findDocuments<StoredImport>(req, 'imports', { ...latestVersions, where, limit: 1 }))[0]
}

function refuseOpenQuestions(req: PayloadRequest, plan: ReturnType<typeof describePlan>): OperationResult {
  const { questions } = plan.counts
  const message = messageFor(req, {
    fr: `Rien n’a été importé : répondez d’abord ${questions === 1 ? 'à la question' : `aux ${questions} questions`} sur le fichier.`,
    en: `Nothing was imported: answer the ${questions === 1 ? 'question' : `${questions} questions`} about the file first ("answers").`,
  })
  return { status: 422, body: { errors: [{ message, code: 'FILE_HAS_QUESTIONS' }], plan } }
}
