import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { refuseRequest } from '../../../collections/shared/messages'
import { searchKey } from '../../domain/text'
import { deleteGhosts } from '../ghost-drafts'
import { latestVersions } from '../latest-versions'
import { fitsInTransaction, inOneTransaction } from '../one-transaction'
import { type OperationResult, type Report, refuseFields } from '../progress'
import type { CloneOrder } from './order'
import { type ClonePlan, planClone } from './plan'
import { readSource, type Source, type SourceEdition } from './source'
import { holderOfSlug } from './taken-slug'
import { writeClone } from './write'

/** A new edition as it would be written now. */
interface PlannedCopy {
  source: Source
  plan: ClonePlan
}

/** Plans an order, or returns its refusal. */
export async function planCopy(
  req: PayloadRequest,
  id: string,
  order: CloneOrder,
): Promise<PlannedCopy | { refusal: OperationResult }> {
  const source = await readSource(req, id)
  if (!source) {
    throw refuseRequest(req, 404, {
      fr: 'Cette édition n’existe pas, ou elle est dans la corbeille. Choisissez-en une autre.',
      en: 'There is no such edition.',
    })
  }
  const copies = await findDocuments<SourceEdition>(req, 'editions', { ...latestVersions, where: copiesOf(id, order) })
  const existing = copies.find(({ city }) => searchKey(city ?? '') === searchKey(order.city))
  const refusal = existing ? undefined : await refuseTakenSlug(req, order)
  return refusal ? { refusal } : { source, plan: planClone(source, order, existing, copies) }
}

/**
 * Makes the edition of an order, or completes it. One transaction where the database has them and the edition fits;
 * otherwise the same order finishes what an interrupted one began. Runs inside `exclusively`.
 */
export async function cloneEdition(
  req: PayloadRequest,
  id: string,
  order: CloneOrder,
  report: Report,
): Promise<OperationResult> {
  await deleteGhosts(req, 'editions', copiesOf(id, order))
  const planned = await planCopy(req, id, order)
  if ('refusal' in planned) return planned.refusal
  const { plan } = planned
  if (await fitsInTransaction(req, 1 + plan.rooms.length + plan.sessions.length)) {
    return inOneTransaction(req, { user: req.user }, async (inside) => {
      const now = await planCopy(inside, id, order)
      return 'refusal' in now ? now.refusal : writeCopy(inside, now, report)
    })
  }
  if (plan.existing) {
    const ofEdition: Where = { and: [{ edition: { equals: plan.existing.id } }, { copiedFrom: { exists: true } }] }
    await deleteGhosts(req, 'rooms', ofEdition)
    await deleteGhosts(req, 'sessions', ofEdition)
  }
  return writeCopy(req, planned, report)
}

async function writeCopy(req: PayloadRequest, { source, plan }: PlannedCopy, report: Report): Promise<OperationResult> {
  const { id, created } = await writeClone(req, source, plan, report)
  return { status: plan.existing ? 200 : 201, body: { edition: { id, title: plan.title.fr }, created } }
}

const copiesOf = (id: string, { startsOn }: CloneOrder): Where => ({
  and: [{ copiedFrom: { equals: id } }, { startsOn: { equals: startsOn } }],
})

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
