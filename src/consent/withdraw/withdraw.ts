import type { Payload, PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { withdrawnAddress } from '../../../collections/shared/withdrawn-address'
import { recordWithdrawal } from '../choices'
import { asOneWrite } from '../transaction'
import { finish } from './finish'
import { peopleOf, photosOf, type Subject } from './people'

/** A person to withdraw from the site. */
export interface WithdrawalOrder extends Subject {
  /** The person who withdraws; everybody whom the consents of the document name when the staff does it. */
  person?: string
  /** The account; none when the person does it. */
  user?: PayloadRequest['user']
  /** What is written in the same transaction, before the consents are read. */
  before?(req: PayloadRequest): Promise<void>
}

/**
 * Takes a person off the site: their consents are withdrawn and the document is unpublished, in one transaction; then its
 * versions, the sizes of its photos and its traces in change logs are removed. The first part decides what readers see. No
 * validation, lock or mail can block it: it writes directly to the database. Can be repeated, which changes nothing.
 * Resolves once the second part is done or has failed; a failed one is done again within a minute.
 */
export async function withdraw(payload: Payload, order: WithdrawalOrder): Promise<void> {
  const started = Date.now()
  const row = await asOneWrite(payload, (req) => withdrawNow(req, order))
  if (row) await finish(payload, row, { public: Date.now() - started })
}

async function withdrawNow(req: PayloadRequest, order: WithdrawalOrder): Promise<string | undefined> {
  const { collection, id, user = null } = order
  req.user = user
  await order.before?.(req)
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
  const created = await req.payload.db.create({
    collection: 'withdrawals',
    data: {
      ...{ at: new Date().toISOString(), subjectCollection: collection, subject: id, by: nameOf(user) },
      addresses: wasPublic.flatMap((slug) => (slug ? [withdrawnAddress(collection, slug)] : [])),
    },
    req,
  } as never)
  return String(created.id)
}

const nameOf = (user: PayloadRequest['user']) => (user?.collection === 'users' ? user.name : null)

interface Addressed {
  _status?: string | null
  firstPublishedAt?: string | null
  slug?: string | null
  previousSlugs?: string[] | null
}
