import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'
import {
  type ConsentEventKind,
  consentEventsOf,
  consentFacts,
  type RecordedConsent,
} from '../../src/domain/consent-event'
import { createOnce } from '../shared/create-once'
import { idOf } from '../shared/ids'

/** Records what a write did to a consent, in the same transaction. */
export const recordConsentEvents: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  if (operation === 'create') await recordCreation(req, doc)
  else {
    const kinds = consentEventsOf(recorded(previousDoc), recorded(doc))
    for (const kind of kinds) await recordEvent(req, kind, recorded(doc), { of: previousDoc.updatedAt })
  }
  return doc
}

/** Records what the creation of a consent did. */
export async function recordCreation(req: PayloadRequest, consent: Stored): Promise<void> {
  for (const [order, kind] of consentEventsOf(undefined, recorded(consent)).entries()) {
    await recordEvent(req, kind, recorded(consent), { of: 'creation', order })
  }
}

/** Records that a consent was removed. */
export const recordConsentDeletion: CollectionAfterDeleteHook = async ({ doc, req }) => {
  await recordEvent(req, 'deleted', recorded(doc), { of: 'deletion' })
  return doc
}

type Stored = RecordedConsent & { id: string }

/** A consent with the id of its subject, populated or not. */
const recorded = ({ subject, ...consent }: Stored): Stored => ({
  ...consent,
  subject: subject ? { relationTo: subject.relationTo, value: idOf(subject.value) } : null,
})

/** The write that an event is of: two requests at once that make it of the same state record it once. */
interface Write {
  of: string
  order?: number
}

// Written directly to the database: no validation of the event can block a withdrawal.
async function recordEvent(req: PayloadRequest, kind: ConsentEventKind, consent: Stored, { of, order = 0 }: Write) {
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
  await createOnce(req, 'consent-events', `${consent.id} ${kind} ${of}`, data)
}

/** The name of the account that writes; `null` for the person themselves and for the system. */
const authorOf = ({ user }: PayloadRequest): string | null => (user?.collection === 'users' ? user.name : null)
