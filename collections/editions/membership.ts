import type { CollectionBeforeDeleteHook, Payload, PayloadRequest } from 'payload'
import type { WriteRule } from '../../src/database/write-rule'
import { nextNumber, startSeries } from '../shared/counters/next-number'
import { idOf } from '../shared/ids'
import { refuseField } from '../shared/messages'
import { PROGRAMME } from './deletion'

/**
 * On MongoDB, who adds a document to an edition increments one of these series, and who deletes an edition all of them: the
 * two conflict, and two who add a document seldom do.
 */
const SERIES = Array.from({ length: 16 }, (_, nth) => `edition-members:${nth}`)

/** Those of one process take turns, so that they do not meet; another process begins elsewhere. */
let turn = Math.floor(Math.random() * SERIES.length)
function nextSeries(): string {
  turn = (turn + 1) % SERIES.length
  return SERIES[turn] as string
}

/** The key in the context of a request: the transaction and the edition that were checked last. */
const CHECKED_EDITION = 'checkedEdition'

const programme: readonly string[] = PROGRAMME

/** Refuses a new document of an edition that was deleted for good since the document was validated. */
export const refuseDeletedEdition: WriteRule = {
  prepare: async (payload) => {
    if (payload.db.name === 'mongoose') for (const key of SERIES) await startSeries(payload, key)
  },
  appliesTo: ({ collection, data, id, where }) =>
    programme.includes(collection) && !id && !where && idOf(data?.edition) !== undefined,
  check: async (payload, { collection, data, req }) => {
    const request = req as PayloadRequest | undefined
    const edition = idOf(data?.edition)
    const checked = `${await request?.transactionID} ${edition}`
    if (request?.context?.[CHECKED_EDITION] === checked) return
    if (isInMongoTransaction(payload, request)) await nextNumber(payload, nextSeries(), request)
    const where = { id: { equals: edition } }
    if (!(await payload.db.findOne({ collection: 'editions', where, select: { slug: true }, req: request }))) {
      throw refuseField(request as PayloadRequest, collection, 'edition', {
        fr: 'Cette édition vient d’être supprimée. Choisissez-en une autre.',
        en: 'This edition has just been deleted. Choose another one.',
      })
    }
    if (request?.context) request.context[CHECKED_EDITION] = checked
  },
}

/** Makes those who add a document to an edition wait until it is deleted, or conflict. Runs before the programme is read. */
export const lockMembership: CollectionBeforeDeleteHook = async ({ req }) => {
  if (!(await req.transactionID)) return
  // On SQLite one write is enough: it opens the transaction, and no other one writes meanwhile.
  const series = req.payload.db.name === 'mongoose' ? SERIES : SERIES.slice(0, 1)
  for (const key of series) await nextNumber(req.payload, key, req)
}

const isInMongoTransaction = ({ db }: Payload, req: PayloadRequest | undefined): boolean =>
  db.name === 'mongoose' && Boolean(req?.transactionID)
