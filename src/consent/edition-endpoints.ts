import type { Endpoint, PayloadRequest } from 'payload'
import { canPublish } from '../../collections/shared/access/roles'
import { findDocuments } from '../../collections/shared/find-documents'
import { isValidId } from '../../collections/shared/ids'
import { refuseRequest } from '../../collections/shared/messages'
import type { Sending } from '../domain/people-of-edition'
import { isRecord } from '../domain/record'
import { isEmail } from './email'
import { canSendMail } from './mails'
import { findPeople } from './people'
import { queueLinks, sendQueued } from './send-many'

const path = '/programme/:edition/person-pages'

/** `GET /api/programme/:edition/person-pages`: `{people}`, the speakers of an edition and what became of their links. */
const list: Endpoint = {
  path,
  method: 'get',
  handler: async (req) => {
    const edition = await editionFor(req)
    const people = await findPeople(req, edition, new Date())
    return Response.json({ people }, { headers: { 'Cache-Control': 'private, no-store' } })
  },
}

/**
 * `POST` there with `{sending, emails}`: writes to the speakers who were never asked (`send`), or who have not answered
 * (`remind`) for a day. `emails` are addresses by speaker. Answers 202 with `{queued}`; `GET` shows how far it is.
 */
const send: Endpoint = {
  path,
  method: 'post',
  handler: async (req) => {
    const edition = await editionFor(req)
    const order = readOrder(await req.json?.().catch(() => undefined))
    if (!order) throw refuseRequest(req, 400, messages.incomplete)
    if (!canSendMail()) throw refuseRequest(req, 409, messages.noMail)
    const by = req.user?.collection === 'users' ? req.user.name : undefined
    const queued = await queueLinks(req.payload, { ...order, edition, by })
    if (queued === undefined) throw refuseRequest(req, 409, messages.underWay, 'OPERATION_UNDER_WAY')
    void sendQueued(req.payload).catch((err: unknown) =>
      req.payload.logger.error({ err, msg: 'Links could not be sent. They are tried again within a minute.' }),
    )
    return Response.json({ queued }, { status: 202 })
  },
}

export const editionEndpoints = [list, send]

async function editionFor(req: PayloadRequest): Promise<string> {
  if (!canPublish(req.user)) throw refuseRequest(req, 403, messages.forbidden)
  const id = String(req.routeParams?.edition)
  const where = { id: { equals: id } }
  const isThere =
    isValidId(req.payload, id) &&
    (await findDocuments(req, 'editions', { where, draft: true, limit: 1, as: 'requester' })).length > 0
  if (!isThere) throw refuseRequest(req, 404, messages.missing)
  return id
}

/** Reads an order; `undefined` when it names no way of sending, or has something that is no address. */
function readOrder(body: unknown): { sending: Sending; emails: Record<string, string> } | undefined {
  if (!isRecord(body) || (body.sending !== 'send' && body.sending !== 'remind')) return undefined
  const emails = Object.entries(isRecord(body.emails) ? body.emails : {}).filter(([, email]) => email !== '')
  if (!emails.every(([, email]) => isEmail(email))) return undefined
  return { sending: body.sending, emails: Object.fromEntries(emails) as Record<string, string> }
}

const messages = {
  forbidden: {
    fr: 'Seule l’équipe de publication envoie ces liens.',
    en: 'Only people who may publish send these links.',
  },
  incomplete: {
    fr: 'Une adresse e-mail n’est pas complète. Corrigez-la : rien n’est parti.',
    en: 'Send "sending" ("send" or "remind") and "emails", complete addresses by the id of a speaker, as JSON.',
  },
  missing: { fr: 'Cette édition n’existe pas.', en: 'There is no such edition.' },
  noMail: {
    fr: 'Ce site n’envoie pas encore d’e-mails. Demandez à la personne qui gère le site de renseigner SMTP_URL.',
    en: 'This site sends no mail yet. Have SMTP_URL set.',
  },
  underWay: {
    fr: 'Quelqu’un d’autre prépare un envoi. Attendez un instant, puis regardez qui a été contacté.',
    en: 'Somebody else is preparing to send links. Wait a moment, then look who was written to.',
  },
}
