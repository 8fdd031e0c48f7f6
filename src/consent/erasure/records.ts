import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'
import { ERASED_PERSON } from '../../domain/erasure'
import { isRecord, recordOf, recordsOf } from '../../domain/record'
import { searchKey } from '../../domain/text'
import { asOneWrite } from '../transaction'
import type { Subject } from '../withdraw/people'
import { consentsAbout } from './own-files'

/** Removes what imports stored of a document, for undoing them: an undo must not bring it back. */
export async function scrubImports(payload: Payload, { collection, id }: Subject): Promise<void> {
  const imports = await findDocuments<{ id: string; record?: unknown }>(payload, 'imports', {
    showHiddenFields: true,
    as: 'system',
  })
  for (const { id: row, record } of imports) {
    if (!isRecord(record)) continue
    const without = (list: unknown) => recordsOf(list).filter((one) => one.collection !== collection || one.id !== id)
    const scrubbed = { ...record, created: without(record.created), changed: without(record.changed) }
    if (JSON.stringify(scrubbed) === JSON.stringify(record)) continue
    await asOneWrite(payload, async (req) => {
      await req.payload.db.updateOne({
        collection: 'imports',
        id: row,
        data: { record: scrubbed },
        returning: false,
        req,
      })
    })
  }
}

/** Removes what Payload stores about the form of a document: who opened it, how, and what is planned for it. */
export async function removeTracesOfForm(payload: Payload, { collection, id }: Subject): Promise<void> {
  const { db } = payload
  const isLock: Where = {
    and: [{ 'document.relationTo': { equals: collection } }, { 'document.value': { equals: id } }],
  }
  await db.deleteMany({ collection: 'payload-locked-documents', where: isLock })
  for (const { id: row, key } of await rowsOf(payload, 'payload-preferences')) {
    if (String(key).includes(id))
      await db.deleteOne({ collection: 'payload-preferences', where: { id: { equals: row } } })
  }
  for (const { id: row, input } of await rowsOf(payload, 'payload-jobs')) {
    if (idOf(recordOf(recordOf(input).doc).value) === id) {
      await db.deleteOne({ collection: 'payload-jobs', where: { id: { equals: row } } })
    }
  }
}

const rowsOf = async (payload: Payload, collection: CollectionSlug) =>
  (await payload.db.find<{ id: string; [field: string]: unknown }>({ collection, limit: 0, pagination: false })).docs

/**
 * Takes the names and addresses out of the records of consents, which remain as proof under the id of the document: consents of the
 * document itself, events, links that open nothing any more.
 */
export async function pseudonymise(req: PayloadRequest, { collection, id }: Subject): Promise<void> {
  const { db } = req.payload
  const person = ERASED_PERSON.fr
  const now = new Date().toISOString()
  for (const consent of await consentsAbout(req, { collection, id }, [])) {
    const names = { person, personKey: searchKey(person), evidence: null }
    const data = { ...names, withdrawnAt: consent.withdrawnAt ?? now }
    await db.updateOne({ collection: 'consents', id: consent.id, data, returning: false, req })
  }
  await hideNameInEvents(req, { subject: { equals: id } })
  const about: Where = { and: [{ 'subject.relationTo': { equals: collection } }, { 'subject.value': { equals: id } }] }
  for (const link of await findDocuments(req, 'person-links', { where: about, as: 'system' })) {
    const data = {
      ...{ person, email: null, photo: null, sessionHash: null, sessionUntil: null },
      ...{ delivery: null, revokedAt: link.revokedAt ?? now },
    }
    await db.updateOne({ collection: 'person-links', id: link.id, data, returning: false, req })
  }
}

/** Takes the name out of the events of consents, whose order, dates and texts remain. */
export async function hideNameInEvents(req: PayloadRequest, where: Where): Promise<void> {
  const person = ERASED_PERSON.fr
  for (const event of await findDocuments(req, 'consent-events', { where, as: 'system' })) {
    if (!event.person || event.person === person) continue
    const data = { person }
    await req.payload.db.updateOne({ collection: 'consent-events', id: event.id, data, returning: false, req })
  }
}
