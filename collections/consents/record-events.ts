import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'
import {
  type ConsentEventKind,
  consentEventsOf,
  consentFacts,
  type RecordedConsent,
} from '../../src/domain/consent-event'
import { idOf } from '../shared/ids'
import { isolatedRequest } from '../shared/isolated-request'

/** Records what a write did to a consent, in the same transaction. */
export const recordConsentEvents: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  const before = operation === 'update' ? recorded(previousDoc) : undefined
  for (const [order, kind] of consentEventsOf(before, recorded(doc)).entries()) {
    await recordEvent(req, kind, recorded(doc), order)
  }
  return doc
}

/** Records that a consent was removed. */
export const recordConsentDeletion: CollectionAfterDeleteHook = async ({ doc, req }) => {
  await recordEvent(req, 'deleted', recorded(doc))
  return doc
}

type Stored = RecordedConsent & { id: string }

/** A consent with the id of its subject, populated or not. */
const recorded = ({ subject, ...consent }: Stored): Stored => ({
  ...consent,
  subject: subject ? { relationTo: subject.relationTo, value: idOf(subject.value) } : null,
})

// Written directly to the database: no validation of the event can block a withdrawal.
async function recordEvent(req: PayloadRequest, kind: ConsentEventKind, consent: Stored, order = 0) {
  const { withdrawnAt: _, ...facts } = consentFacts(consent)
  const data = {
    ...facts,
    consent: consent.id,
    kind,
    // Two events of one write have an order too.
    at: new Date(Date.now() + order).toISOString(),
    subjectCollection: consent.subject?.relationTo ?? null,
    subject: consent.subject?.value ?? null,
    by: authorOf(req),
  }
  await req.payload.db.create({ collection: 'consent-events', data, req: isolatedRequest(req), returning: false })
}

/** The name of the account that writes; `null` for the person themselves and for the system. */
const authorOf = ({ user }: PayloadRequest): string | null => (user?.collection === 'users' ? user.name : null)
