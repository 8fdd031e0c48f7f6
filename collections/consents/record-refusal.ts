import type { PayloadRequest } from 'payload'
import { consentScopes } from '../../src/domain/consent'
import { currentWording } from '../../src/domain/consent-wordings'
import { searchKey } from '../../src/domain/text'
import { DEFAULT_ZONE, dayIn } from '../../src/domain/zone'
import type { Consent } from '../../src/payload-types'
import { createOnce } from '../shared/create-once'
import { refreshSubject } from './hooks'
import { recordCreation } from './record-events'

/**
 * Records that a person refuses everything about a document: a consent of their page that is withdrawn. Once for a person and a
 * document, also for two requests at once. Written directly to the database, so that no validation can block it.
 */
export async function recordRefusal(req: PayloadRequest, person: string, subject: Consent['subject']): Promise<void> {
  const now = new Date().toISOString()
  const data = {
    ...{ person, personKey: searchKey(person), subject, scope: [...consentScopes], wording: currentWording.version },
    ...{ how: 'link' as const, givenOn: dayIn(now, DEFAULT_ZONE), withdrawnAt: now },
  }
  const key = `${subject.relationTo} ${subject.value} ${data.personKey}`
  const id = await createOnce(req, 'consents', key, data)
  await refreshSubject(subject, req)
  await recordCreation(req, { ...data, id })
}
