import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { timeOutsideEdition } from '../../src/domain/schedule/edition-days'
import { endsBeforeStart, outsideEdition } from '../../src/domain/schedule/messages'
import { isTimed } from '../../src/domain/schedule/session'
import type { PlainDate } from '../../src/domain/zone'
import { findDocuments } from '../shared/find-documents'
import { idOf } from '../shared/ids'
import { refuseField } from '../shared/messages'
import { readOnce } from '../shared/read-once'

/** Refuses a session that does not end after it starts, or that lies outside the days of its edition. */
export const refuseOutsideEdition: CollectionBeforeValidateHook = async ({ collection, data, originalDoc, req }) => {
  if (!data) return data
  const { startsAt, endsAt, edition: editionOfSession } = { ...originalDoc, ...data }
  if (startsAt && endsAt && !isTimed({ startsAt, endsAt })) {
    throw refuseField(req, collection.slug, 'endsAt', endsBeforeStart)
  }
  const edition = editionOfSession && (await readEdition(idOf(editionOfSession), req))
  const outside = edition && timeOutsideEdition({ startsAt, endsAt }, edition)
  if (!outside) return data
  throw refuseField(req, collection.slug, outside.path, outsideEdition(edition))
}

interface Edition {
  title: string
  startsOn: PlainDate
  endsOn: PlainDate
  timezone: string
}

const readEdition = (id: string | undefined, req: PayloadRequest) =>
  readOnce(req, `days of edition ${id}`, () => findEdition(id, req))

async function findEdition(id: string | undefined, req: PayloadRequest): Promise<Edition | undefined> {
  const where = { id: { equals: id } }
  const select = { title: true, startsOn: true, endsOn: true, timezone: true }
  const [doc] = await findDocuments<Edition>(req, 'editions', { as: 'system', where, select, draft: true, trash: true })
  return doc
}
