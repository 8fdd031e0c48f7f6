import { stringify } from 'qs-esm'
import { inLanguage, type Language } from '../../domain/bilingual'
import type { StoredConsent } from '../../domain/photo-consent'
import type { PlainDate } from '../../domain/zone'
import { photoConsentMessages } from './messages'

/** A document that a consent is about. */
export interface Subject {
  relationTo: string
  value: string
}

/** What the form of a consent asks for. */
export interface NewConsent {
  person: string
  givenOn: PlainDate
  expiresOn: PlainDate | ''
  /** A signed document that the server has already, or one to send. */
  evidence?: string | File
}

/** `refusal` says why nothing was written; `evidence` is the id of a signed document that was stored all the same. */
export interface Outcome {
  refusal?: string
  evidence?: string
}

/** The requests of the consents of one photo; `api` is the address of the API. */
export function consentRequests(api: string, language: Language) {
  const send = async (path: string, init: RequestInit = {}): Promise<{ doc?: { id: string }; refusal?: string }> => {
    const headers = { 'Accept-Language': language, ...init.headers }
    const response = await fetch(`${api}${path}`, { credentials: 'include', ...init, headers }).catch(() => undefined)
    const body = await response?.json().catch(() => undefined)
    if (response?.ok && body?.doc) return { doc: body.doc }
    const [error] = body?.errors ?? []
    const refusal = error?.data?.errors?.[0]?.message ?? error?.message
    return { refusal: refusal ?? inLanguage(photoConsentMessages.failed, language) }
  }
  const sendJson = (path: string, method: 'POST' | 'PATCH', data: object) =>
    send(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(data) })

  const storeEvidence = (file: File, person: string) => {
    const body = new FormData()
    body.append('file', file)
    const title = language === 'en' ? `Signed consent, ${person}` : `Accord signé, ${person}`
    body.append('_payload', JSON.stringify({ title }))
    return send('/documents', { method: 'POST', body })
  }

  return {
    /** Reads the consents about any of `subjects`; `undefined` when they cannot be read. */
    read: async (subjects: Subject[]): Promise<StoredConsent[] | undefined> => {
      const or = subjects.map(({ relationTo, value }) => ({
        and: [{ 'subject.relationTo': { equals: relationTo } }, { 'subject.value': { equals: value } }],
      }))
      const query = stringify({ where: { or }, depth: 0, limit: 100, sort: '-givenOn' })
      const response = await fetch(`${api}/consents?${query}`, { credentials: 'include' }).catch(() => undefined)
      return response?.ok ? ((await response.json()) as { docs: StoredConsent[] }).docs : undefined
    },
    /** Records that a person agrees to be shown in a photo, with the signed document if there is one. */
    record: async (subject: Subject, { person, givenOn, expiresOn, evidence }: NewConsent): Promise<Outcome> => {
      const stored = evidence instanceof File ? await storeEvidence(evidence, person) : undefined
      if (stored?.refusal) return stored
      const id = stored?.doc?.id ?? (typeof evidence === 'string' ? evidence : undefined)
      const how = id ? 'paper' : 'in-person'
      const consent = { person, subject, scope: ['photo'], givenOn, expiresOn: expiresOn || null, evidence: id, how }
      const { refusal } = await sendJson('/consents', 'POST', consent)
      return { refusal, evidence: id }
    },
    /** Withdraws a consent, from now on. */
    withdraw: async (id: string): Promise<Outcome> => {
      const { refusal } = await sendJson(`/consents/${id}`, 'PATCH', { withdrawnAt: new Date().toISOString() })
      return { refusal }
    },
  }
}
