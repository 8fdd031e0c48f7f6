import type { Payload, PayloadRequest } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { idOf } from '../../collections/shared/ids'
import { currentWording } from '../domain/consent-wordings'
import { PERSON_LINK_DAYS, PERSON_SESSION_MINUTES, type PersonCollection, stateOfLink } from '../domain/person-link'
import type { PersonLink } from '../payload-types'
import { hashOf, isSecret, newSecret } from './secrets'
import { asOneWrite } from './transaction'

/** What a link is about, and whom it is for. */
export interface NewLink {
  collection: PersonCollection
  id: string
  person: string
  email?: string
  way: 'mail' | 'paper'
  /** The name of the account that sends it; none when the person asked for it. */
  by?: string | null
}

/**
 * Makes a link, sends it, and returns its secret. Once it is sent, it replaces those that the document had, and the request for
 * consent is recorded. Rejects when `send` does: the earlier links are as before, and there is no new one.
 */
export async function makeLink(
  payload: Payload,
  link: NewLink,
  send?: (secret: string) => Promise<void>,
): Promise<string> {
  const secret = newSecret()
  const options = { collection: 'person-links', overrideAccess: true, depth: 0 } as const
  const { collection, id: subject, person, email, way, by } = link
  const data = {
    subject: { relationTo: collection, value: subject },
    ...{ person, email, way, by, tokenHash: hashOf(secret) },
    expiresAt: new Date(Date.now() + PERSON_LINK_DAYS * 24 * 3_600_000).toISOString(),
  }
  const { id } = await asOneWrite(payload, (req) => req.payload.create({ ...options, data, req }))
  try {
    await send?.(secret)
  } catch (error) {
    await asOneWrite(payload, (req) => req.payload.delete({ ...options, id, req }))
    throw error
  }
  await asOneWrite(payload, (req) => recordSent(req, link, id))
  return secret
}

/** Records that a link was sent, which replaces the others of its document. */
export async function recordSent(req: PayloadRequest, link: NewLink, id: string, data?: Partial<PersonLink>) {
  await recordRequest(req, link)
  if (data) await writeLink(req, id, data)
  await revokeOthers(req, link, id)
}

async function revokeOthers(req: PayloadRequest, { collection, id: subject }: NewLink, made: string): Promise<void> {
  const revokedAt = new Date().toISOString()
  for (const { id, revokedAt: isRevoked } of await linksOf(req, collection, subject)) {
    if (id !== made && !isRevoked) await writeLink(req, id, { revokedAt, sessionHash: null })
  }
}

async function recordRequest(req: PayloadRequest, { collection, id, person, way, by }: NewLink): Promise<void> {
  const { version, text } = currentWording
  const data = {
    ...{ kind: 'requested', at: new Date().toISOString(), subjectCollection: collection, subject: id, person },
    ...{ wording: version, wordingText: text, how: way === 'paper' ? 'paper' : 'link', by: by ?? null },
  }
  await req.payload.db.create({ collection: 'consent-events', data, req, returning: false })
}

const linksOf = (req: PayloadRequest, relationTo: PersonCollection, value: string) =>
  findDocuments(req, 'person-links', {
    where: { and: [{ 'subject.relationTo': { equals: relationTo } }, { 'subject.value': { equals: value } }] },
    as: 'system',
  })

/** Writes to a link. */
export const writeLink = (req: PayloadRequest, id: string, data: Partial<PersonLink>) =>
  req.payload.update({ collection: 'person-links', id, data, req, overrideAccess: true, depth: 0 })

/** Why a link opens nothing. `foreign`: there is no such link. */
export type LinkProblem = 'foreign' | 'used' | 'expired' | 'revoked'

type FoundLink = { link: PersonLink; problem?: undefined } | { link?: PersonLink; problem: LinkProblem }

/** Finds the link of a secret, and whether it can be opened. */
export async function findLink(payload: Payload | PayloadRequest, secret: string, now: Date): Promise<FoundLink> {
  if (!isSecret(secret)) return { problem: 'foreign' }
  const where = { tokenHash: { equals: hashOf(secret) } }
  const [link] = await findDocuments(payload, 'person-links', { where, as: 'system', limit: 1 })
  if (!link || !(await hasSubject(payload, link))) return { problem: 'foreign' }
  const state = stateOfLink(link, now)
  return state === 'open' ? { link } : { link, problem: state }
}

/** Whether the document of a link exists, be it in the trash. On MongoDB a reference outlasts its document. */
export async function hasSubject(source: Payload | PayloadRequest, { subject }: PersonLink): Promise<boolean> {
  const id = idOf(subject?.value)
  if (!subject || !id) return false
  const options = { where: { id: { equals: id } }, draft: true, trash: true, as: 'system' } as const
  return (await findDocuments(source, subject.relationTo, options)).length > 0
}

/** Opens the page of a link: of two requests at once one succeeds. Returns the secret of the open page. */
export async function openLink(
  payload: Payload,
  secret: string,
  now: Date,
): Promise<{ session: string } | { problem: LinkProblem; link?: PersonLink }> {
  const session = newSecret()
  return asOneWrite(payload, async (req) => {
    const found = await findLink(req, secret, now)
    if (found.problem) return found
    const used = await req.payload.db.updateOne({
      collection: 'person-links',
      where: { and: [{ id: { equals: found.link.id } }, { usedAt: { equals: null } }] },
      data: {
        usedAt: now.toISOString(),
        sessionHash: hashOf(session),
        sessionUntil: new Date(now.getTime() + PERSON_SESSION_MINUTES * 60_000).toISOString(),
      },
      req,
    })
    return used ? { session } : { problem: 'used', link: found.link }
  })
}

/** Finds the link whose page is open in a browser; `undefined` when it was closed, has ended or was revoked. */
export async function findOpenPage(payload: Payload, session: string | undefined, now: Date) {
  if (!session || !isSecret(session)) return undefined
  const where = { sessionHash: { equals: hashOf(session) } }
  const [link] = await findDocuments(payload, 'person-links', { where, as: 'system', limit: 1 })
  const isOpen = link?.sessionUntil && new Date(link.sessionUntil) > now && !link.revokedAt
  const id = idOf(link?.subject?.value)
  const hasPage = isOpen && link.subject && id && (await hasSubject(payload, link))
  return hasPage && link.subject ? { link, collection: link.subject.relationTo, id } : undefined
}
