import type { Payload, Where } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { idOf } from '../../collections/shared/ids'
import { inTurn, type Renew } from '../../collections/shared/turn'
import { DeliveryError } from '../domain/mail-delivery'
import { isWrittenTo, type Sending } from '../domain/people-of-edition'
import { PERSON_LINK_DAYS } from '../domain/person-link'
import type { PersonLink } from '../payload-types'
import { hasSubject, recordSent } from './links'
import { canSendMail, mailLink } from './mails'
import { findPeople } from './people'
import { hashOf, newSecret } from './secrets'
import { asOneWrite } from './transaction'

/** After so many mails in a row that the mail server did not accept, the others are not tried. */
const MOST_FAILURES = 3

/** An order to write to the speakers of an edition; `emails` are addresses by speaker, in place of those that are known. */
export interface SendingOrder {
  edition: string
  sending: Sending
  emails: Readonly<Record<string, string>>
  by?: string
}

/**
 * Puts a link for each speaker of an edition who is to be written to and has an address in the queue. Returns how many;
 * `undefined` while another order is being taken. Nobody is put there twice.
 */
export async function queueLinks(payload: Payload, order: SendingOrder): Promise<number | undefined> {
  const { edition, sending, emails, by } = order
  let queued = 0
  const isTaken = await inTurn(payload, 'person-links-order', async () => {
    const now = new Date()
    const people = (await findPeople(payload, edition, now))
      .map((person) => ({ ...person, email: emails[person.id] ?? person.email }))
      .filter((person) => person.email && isWrittenTo(person, sending, now))
    queued = people.length
    await asOneWrite(payload, async (req) => {
      for (const { id, person, email } of people) {
        const data = {
          ...{ subject: { relationTo: 'speakers' as const, value: id }, person, email, by },
          ...{ way: 'mail' as const, delivery: 'waiting' as const, expiresAt: expiry() },
        }
        await req.payload.create({ collection: 'person-links', data, req, overrideAccess: true, depth: 0 })
      }
    })
  })
  return isTaken ? queued : undefined
}

const expiry = () => new Date(Date.now() + PERSON_LINK_DAYS * 24 * 3_600_000).toISOString()

/**
 * Sends the links in the queue one after the other, on one node. What a process that died was sending is marked as unsure and
 * not sent again: the mail server may have accepted it.
 */
export async function sendQueued(payload: Payload): Promise<void> {
  if (!canSendMail() || (await queued(payload, ['waiting', 'sending'], 1)).length === 0) return
  await inTurn(payload, 'person-links', async (renew) => {
    for (const { id } of await queued(payload, ['sending'])) await mark(payload, id, { delivery: 'unsure' })
    await sendAll(payload, renew)
  })
}

async function sendAll(payload: Payload, renew: Renew): Promise<void> {
  let failures = 0
  for (;;) {
    const [link] = await queued(payload, ['waiting'], 1)
    if (!link) return
    await renew()
    failures = failures < MOST_FAILURES && (await sendOne(payload, link)) ? 0 : failures + 1
    if (failures > MOST_FAILURES) await mark(payload, link.id, { delivery: 'failed' })
  }
}

async function sendOne(payload: Payload, link: PersonLink): Promise<boolean> {
  const id = idOf(link.subject?.value)
  if (!link.email || !link.subject || !id || !(await hasSubject(payload, link))) {
    await mark(payload, link.id, { delivery: 'failed' })
    return true
  }
  const secret = newSecret()
  const where: Where = { and: [{ id: { equals: link.id } }, { delivery: { equals: 'waiting' } }] }
  const data = { delivery: 'sending', tokenHash: hashOf(secret), expiresAt: expiry() }
  if (!(await payload.db.updateOne({ collection: 'person-links', where, data }))) return true
  try {
    await mailLink(payload, link.email, link.person, secret)
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    await mark(payload, link.id, { delivery: 'failed', tokenHash: null })
    return false
  }
  const sent = { collection: link.subject.relationTo, id, person: link.person, way: 'mail', by: link.by } as const
  await asOneWrite(payload, (req) => recordSent(req, sent, link.id, { delivery: 'sent' }))
  return true
}

const queued = (payload: Payload, deliveries: readonly string[], limit?: number) =>
  findDocuments(payload, 'person-links', {
    where: { and: [{ delivery: { in: deliveries } }, { revokedAt: { equals: null } }] },
    sort: 'createdAt',
    limit,
    as: 'system',
  })

const mark = (payload: Payload, id: string, data: Record<string, unknown>) =>
  payload.db.updateOne({ collection: 'person-links', id, data, returning: false })
