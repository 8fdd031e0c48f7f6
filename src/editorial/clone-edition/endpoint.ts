import pLimit from 'p-limit'
import type { Endpoint, PayloadRequest, Where } from 'payload'
import { canPublish } from '../../../collections/shared/access/roles'
import { findDocuments } from '../../../collections/shared/find-documents'
import { refuseRequest } from '../../../collections/shared/messages'
import { searchKey } from '../../domain/text'
import { latestVersions } from '../latest-versions'
import { type OperationResult, type Report, refuseFields, respondWithProgress } from '../progress'
import { type CloneOrder, readOrder } from './order'
import { type ClonePlan, planClone } from './plan'
import { formatStart, planMessages } from './plan-messages'
import { readSource, type Source, type SourceEdition } from './source'
import { holderOfSlug } from './taken-slug'
import { writeClone } from './write'

// Two identical orders at the same time would both create the edition.
const mutex = pLimit(1)

/**
 * `POST /api/programme/:edition/copy`: makes a new edition from this one, as drafts; with `{plan: true}` only returns the
 * plan. The same order sent again completes the edition and duplicates nothing.
 */
export const cloneEndpoint: Endpoint = {
  path: '/programme/:edition/copy',
  method: 'post',
  handler: (req: PayloadRequest) =>
    respondWithProgress(req, async (report) => {
      if (!canPublish(req.user)) {
        throw refuseRequest(req, req.user ? 403 : 401, {
          fr: 'Votre compte ne permet pas de créer une édition. Demandez à une personne de l’équipe de publication.',
          en: 'Only those who publish make a new edition.',
        })
      }
      const order = readOrder(await req.json?.().catch(() => undefined))
      if (Array.isArray(order)) return refuseFields(req, order)
      return mutex(() => clone(req, String(req.routeParams?.edition), order, report))
    }),
}

async function clone(req: PayloadRequest, id: string, order: CloneOrder, report: Report): Promise<OperationResult> {
  const source = await readSource(req, id)
  if (!source) {
    throw refuseRequest(req, 404, {
      fr: 'Cette édition n’existe pas, ou elle est dans la corbeille. Choisissez-en une autre.',
      en: 'There is no such edition.',
    })
  }
  const where: Where = { and: [{ copiedFrom: { equals: id } }, { startsOn: { equals: order.startsOn } }] }
  const copies = await findDocuments<SourceEdition>(req, 'editions', { ...latestVersions, where })
  const existing = copies.find(({ city }) => searchKey(city ?? '') === searchKey(order.city))
  const refusal = existing ? undefined : await refuseTakenSlug(req, order)
  if (refusal) return refusal
  const plan = planClone(source, order, existing, copies)
  if (order.isPlan) return { status: 200, body: { plan: describePlan(req, source, plan) } }
  const { id: edition, created } = await writeClone(req, source, plan, report)
  return { status: existing ? 200 : 201, body: { edition: { id: edition, title: plan.title.fr }, created } }
}

async function refuseTakenSlug(req: PayloadRequest, { slug }: CloneOrder): Promise<OperationResult | undefined> {
  if (!slug) return undefined
  const holder = await holderOfSlug(req, slug)
  if (!holder) return undefined
  return refuseFields(req, [
    {
      path: 'slug',
      fr: `L’adresse « ${slug} » est ou a été celle de « ${holder} ». Choisissez-en une autre.`,
      en: `The slug "${slug}" belongs or belonged to "${holder}". Choose another one.`,
    },
  ])
}

function describePlan(req: PayloadRequest, source: Source, plan: ClonePlan) {
  const names = new Map(source.rooms.map(({ id, name }) => [id, name]))
  return {
    edition: {
      id: plan.existing?.id ?? null,
      title: plan.title.fr,
      city: plan.city,
      startsOn: plan.days.startsOn,
      endsOn: plan.days.endsOn,
    },
    counts: {
      sessions: plan.sessions.length,
      toPlace: plan.sessions.filter(({ span }) => !span).length,
      rooms: plan.rooms.length,
      partners: plan.partners.length,
    },
    ...planMessages(req, plan),
    sessions: plan.sessions.map(({ source: session, span }) => ({
      title: session.title?.fr ?? session.title?.en,
      room: (session.room && names.get(session.room)) || null,
      before: formatStart(req, session.startsAt, source.edition.timezone) ?? null,
      after: formatStart(req, span?.startsAt, plan.days.timezone) ?? null,
    })),
  }
}
