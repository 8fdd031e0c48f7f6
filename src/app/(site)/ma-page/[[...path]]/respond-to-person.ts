import type { Payload } from 'payload'
import { actingAs } from '../../../../../collections/shared/audit/acting'
import { idOf } from '../../../../../collections/shared/ids'
import { clientOf, countFailure, hasFailedTooOften } from '../../../../consent/attempts'
import { findLink, findOpenPage, type LinkProblem, openLink } from '../../../../consent/links'
import { canSendMail, mailNewLink } from '../../../../consent/mails'
import { siteOrigin } from '../../../../content/site-origin'
import { PERSON_PAGE } from '../../../../domain/person-link'
import type { PersonLink } from '../../../../payload-types'
import { linkPage, personRefusal, renewedPage } from '../../../../site/person/refusal'
import { ownArchiveResponse } from './archive-response'
import { photoResponse } from './photo-response'
import { receiptResponse } from './receipt-response'
import { readForm, sessionCookie, sessionOf } from './requests'
import { personPageResponse } from './show-page'
import { writeChoices } from './write-choices'

/** A request below `/ma-page`; `name` is the rest of its path. */
interface PersonRequest {
  payload: Payload
  request: Request
  name: string
  now: Date
}

/** Responds to a request below `/ma-page`: to the link of a person, or from their open page. */
export function respondToPerson(person: PersonRequest): Promise<Response> {
  const { request, name } = person
  const origin = siteOrigin(request)
  const client = clientOf(request)
  if (hasFailedTooOften(client)) return personRefusal('too-many', origin)
  if (['', 'recu', 'photo', 'donnees'].includes(name)) return fromOpenPage(person, origin)
  return request.method === 'POST' ? open(person, origin, client) : showLink(person, origin, client)
}

async function fromOpenPage({ payload, request, name, now }: PersonRequest, origin: string): Promise<Response> {
  const session = sessionOf(request)
  const open = await findOpenPage(payload, session, now)
  if (!open || !session) return personRefusal('closed', origin)
  const acting = { actor: { kind: 'person', id: open.id } } as const
  if (name === 'recu') return receiptResponse(payload, open)
  if (name === 'donnees') return actingAs(acting, () => ownArchiveResponse(payload, open, origin))
  if (name === 'photo') return photoResponse(payload, open)
  if (request.method === 'POST') {
    return actingAs(acting, () => writeChoices({ payload, request, open, session, origin }))
  }
  return personPageResponse({ payload, request, open, session, origin, now })
}

async function showLink({ payload, name, now }: PersonRequest, origin: string, client: string): Promise<Response> {
  const found = await findLink(payload, name, now)
  if (found.problem) return refuse(found.problem, { origin, client, name, link: found.link })
  return linkPage(origin, name, found.link.person)
}

async function open({ payload, request, name, now }: PersonRequest, origin: string, client: string): Promise<Response> {
  const form = await readForm(request)
  if (!form) return personRefusal('not-from-page', origin)
  if (form.get('action') === 'nouveau-lien') return renew({ payload, name, now }, origin, client)
  const opened = await openLink(payload, name, now)
  if ('problem' in opened) return refuse(opened.problem, { origin, client, name, link: opened.link })
  return new Response(null, {
    status: 303,
    headers: { Location: PERSON_PAGE, 'Set-Cookie': sessionCookie(opened.session, origin), ...notStored },
  })
}

/** Sends a new link to the address that a used or expired one was sent to. */
async function renew(
  { payload, name, now }: Pick<PersonRequest, 'payload' | 'name' | 'now'>,
  origin: string,
  client: string,
): Promise<Response> {
  const { link, problem } = await findLink(payload, name, now)
  const id = idOf(link?.subject?.value)
  const canRenew = link?.email && link.subject && id && (problem === 'used' || problem === 'expired') && canSendMail()
  if (!canRenew || !link.email || !link.subject || !id) {
    return refuse(problem ?? 'foreign', { origin, client, name, link })
  }
  countFailure(client)
  const { person, email } = link
  await mailNewLink(payload, { collection: link.subject.relationTo, id, person, email })
  return renewedPage(origin)
}

interface Refused {
  origin: string
  client: string
  name: string
  link?: PersonLink
}

function refuse(problem: LinkProblem, { origin, client, name, link }: Refused): Promise<Response> {
  countFailure(client)
  const canRenew = Boolean(link?.email) && problem !== 'revoked' && problem !== 'foreign' && canSendMail()
  return personRefusal(problem, origin, canRenew ? name : undefined)
}

const notStored = { 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' }
