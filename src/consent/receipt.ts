import type { Payload } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { searchKey } from '../domain/text'
import { DEFAULT_ZONE, dayIn } from '../domain/zone'
import { consentsOf, currentConsent, type PersonOf } from './choices'
import { receiptOf } from './receipt-format'

/** Returns the receipt of everything that a person agreed to about a document, and of what became of it. */
export async function findReceipt(payload: Payload, about: PersonOf): Promise<object> {
  const consents = await consentsOf(payload, about)
  const events = await findDocuments(payload, 'consent-events', {
    where: { or: [{ consent: { in: consents.map(({ id }) => id) } }, { subject: { equals: about.id } }] },
    sort: 'at',
    as: 'system',
  })
  return receiptOf({
    about,
    events: events.filter(({ person }) => searchKey(person ?? '') === searchKey(about.person)),
    current: currentConsent(consents, about),
    today: dayIn(new Date().toISOString(), DEFAULT_ZONE),
    site: payload.config.serverURL || undefined,
  })
}
