import type { Endpoint, PayloadRequest } from 'payload'
import { messageFor, refuseRequest } from '../../../collections/shared/messages'
import type { Bilingual } from '../../domain/bilingual'
import { editAddress } from '../../domain/checks/address'
import type { Finding } from '../../domain/checks/finding'
import type { Change } from '../../domain/release/changes'
import { type SummaryContext, summaryOf } from '../../domain/release/summaries'
import { plannedRelease } from '../plans/planned-release'
import { type OperationResult, type Report, respondWithProgress } from '../progress'
import { planRelease, type ReleasePlan } from './plan'
import { BlockedRelease, nothingPending, refuseNonPublishers, unknownEdition } from './refusals'
import { release } from './release'
import { planRestore, type Restoration, restore } from './restore'

const noStore = { headers: { 'Cache-Control': 'private, no-store' } }

/** `GET /api/programme/:edition/release`: returns what a release would publish and change, what blocks it, and when one is planned. */
const planEndpoint: Endpoint = {
  path: '/programme/:edition/release',
  method: 'get',
  handler: async (req) => {
    refuseNonPublishers(req)
    const plan = await planRelease(req, editionIn(req))
    if (!plan) throw unknownEdition(req)
    const planned = await plannedRelease(req, plan.edition.id)
    return Response.json({ ...describePlan(req, plan), planned: planned ?? null }, noStore)
  },
}

/** `POST /api/programme/:edition/release`: publishes everything that is pending as one release, all or nothing. */
const releaseEndpoint: Endpoint = {
  path: '/programme/:edition/release',
  method: 'post',
  handler: (req) =>
    respondWithProgress(req, async (report) => {
      refuseNonPublishers(req)
      return runRelease(req, report)
    }),
}

/** `GET /api/programme/:edition/releases/:number/restore`: returns what restoring a release would change. */
const restorePlanEndpoint: Endpoint = {
  path: '/programme/:edition/releases/:number/restore',
  method: 'get',
  handler: async (req) => {
    refuseNonPublishers(req)
    const plan = await planRestore(req, editionIn(req), Number(req.routeParams?.number))
    if (!plan) throw unknownRelease(req)
    return Response.json(describeRestoration(plan), noStore)
  },
}

/** `POST /api/programme/:edition/releases/:number/restore`: shows a release again, as a new release. */
const restoreEndpoint: Endpoint = {
  path: '/programme/:edition/releases/:number/restore',
  method: 'post',
  handler: (req) =>
    respondWithProgress(req, async (report) => {
      refuseNonPublishers(req)
      return runRestore(req, report)
    }),
}

/** Planning, making and restoring releases, for those who publish. */
export const releaseEndpoints: Endpoint[] = [planEndpoint, releaseEndpoint, restorePlanEndpoint, restoreEndpoint]

async function runRelease(req: PayloadRequest, report: Report): Promise<OperationResult> {
  const outcome = await release(req, editionIn(req), report)
  if (!outcome) throw unknownEdition(req)
  if (outcome.release) return { status: 201, body: { release: outcome.release } }
  const { blocking } = outcome.plan
  return blocking.length > 0 ? blockedResult(req, blocking) : refusal(req, 409, nothingPending, 'NOTHING_PENDING')
}

async function runRestore(req: PayloadRequest, report: Report): Promise<OperationResult> {
  try {
    const restored = await restore(req, editionIn(req), Number(req.routeParams?.number), report)
    if (!restored) throw unknownRelease(req)
    if (restored.changes.length === 0) return refusal(req, 409, messages.same, 'NOTHING_PENDING')
    return { status: 201, body: { release: { number: restored.number, changes: restored.changes.length } } }
  } catch (error) {
    if (error instanceof BlockedRelease) return blockedResult(req, error.blocking)
    throw error
  }
}

function blockedResult(req: PayloadRequest, blocking: Finding[]): OperationResult {
  const { status, body } = refusal(req, 409, messages.blocked, 'BLOCKED')
  return { status, body: { ...body, blocking: described(req, blocking) } }
}

const refusal = (req: PayloadRequest, status: number, text: Bilingual, code: string): OperationResult => ({
  status,
  body: { errors: [{ message: messageFor(req, text), code }] },
})

const editionIn = (req: PayloadRequest) => String(req.routeParams?.edition)

const described = (req: PayloadRequest, findings: Finding[]) =>
  findings.map((finding) => ({ ...finding, url: editAddress(finding, req.payload.config.routes.admin) }))

function describePlan(req: PayloadRequest, plan: ReleasePlan) {
  const { edition, number, pending, changes, blocking, warnings, summaryContext } = plan
  return {
    edition: { id: edition.id, title: edition.title },
    number,
    pending,
    changes: summarised(changes, summaryContext),
    blocking: described(req, blocking),
    warnings,
  }
}

const describeRestoration = ({ changes, summaryContext, ...restoration }: Restoration) => ({
  restores: restoration.restores,
  number: restoration.number,
  changes: summarised(changes, summaryContext),
  gone: restoration.gone,
  withoutVideo: restoration.withoutVideo,
  withoutPeople: restoration.withoutPeople,
})

const summarised = (changes: Change[], summaryContext: SummaryContext) =>
  changes.map((change) => ({
    kind: change.kind,
    session: change.session,
    summary: summaryOf(change, summaryContext),
  }))

const unknownRelease = (req: PayloadRequest) =>
  refuseRequest(req, 404, {
    fr: 'Cette version du programme n’existe pas. Rechargez la page.',
    en: 'There is no such release of this edition.',
  })

const messages = {
  same: { fr: 'Le public voit déjà cette version du programme.', en: 'Readers already see this release.' },
  blocked: {
    fr: 'Le programme ne peut pas encore paraître : corrigez d’abord ce qui bloque la publication. Rien n’a changé pour le public.',
    en: 'The programme cannot be released yet: mend what blocks it first. Nothing has changed for readers.',
  },
}
