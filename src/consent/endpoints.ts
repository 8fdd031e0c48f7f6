import type { Endpoint, PayloadRequest } from 'payload'
import { renderSVG } from 'uqr'
import { canPublish } from '../../collections/shared/access/roles'
import { findDocuments } from '../../collections/shared/find-documents'
import { isErased } from '../../collections/shared/hooks/refuse-erased'
import { idOf, isValidId } from '../../collections/shared/ids'
import { messageFor } from '../../collections/shared/messages'
import { siteOrigin } from '../content/site-origin'
import type { Bilingual } from '../domain/bilingual'
import { DeliveryError } from '../domain/mail-delivery'
import { hasPersonPage, type PersonCollection, personLinkPath } from '../domain/person-link'
import { isRecord, recordOf } from '../domain/record'
import { isEmail } from './email'
import { makeLink, writeLink } from './links'
import { canSendMail, mailNewLink } from './mails'
import { decideOnPhoto } from './photo'
import { findReceipt } from './receipt'
import { asOneWrite } from './transaction'
import { withdraw } from './withdraw/withdraw'

/**
 * `POST /api/person-pages` with `{collection, id, person, email}`: sends a link to the page of a person about a speaker or a
 * testimonial. Without `email` it returns the link instead, as `{url, svg}`, to be printed. It replaces earlier links.
 */
const send: Endpoint = {
  path: '/person-pages',
  method: 'post',
  handler: async (req) => {
    if (!canPublish(req.user)) return refuse(req, 403, messages.forbidden)
    const order = readOrder(await req.json?.().catch(() => undefined))
    if (!order) return refuse(req, 400, messages.incomplete)
    const { collection, id, person, email } = order
    if (!(await exists(req, collection, id))) return refuse(req, 404, messages.missing)
    if (await isErased(req, id)) return refuse(req, 409, messages.erased)
    if (email && !canSendMail()) return refuse(req, 409, messages.noMail)
    const by = req.user?.collection === 'users' ? req.user.name : undefined
    const link = { collection, id, person, by }
    if (!email) {
      const secret = await makeLink(req.payload, { ...link, way: 'paper' })
      const url = siteOrigin(req as unknown as Request) + personLinkPath(secret)
      return Response.json({ url, svg: renderSVG(url, { border: 2, ecc: 'M' }) }, { status: 201 })
    }
    try {
      await mailNewLink(req.payload, { ...link, email })
      return Response.json({ sent: true }, { status: 201 })
    } catch (error) {
      if (error instanceof DeliveryError) return refuse(req, 502, messages.mailFailed)
      throw error
    }
  },
}

/** `DELETE /api/person-pages/:link`: makes a link useless, and closes the page that it opened. */
const revoke: Endpoint = {
  path: '/person-pages/:link',
  method: 'delete',
  handler: async (req) => {
    if (!canPublish(req.user)) return refuse(req, 403, messages.forbidden)
    const id = String(req.routeParams?.link)
    const where = { id: { equals: id } }
    const [link] = isValidId(req.payload, id) ? await findDocuments(req, 'person-links', { where, as: 'system' }) : []
    if (!link) return refuse(req, 404, messages.missing)
    const data = { revokedAt: new Date().toISOString(), sessionHash: null }
    await asOneWrite(req.payload, (inside) => writeLink(inside, id, data))
    return Response.json({ revoked: true })
  },
}

/** `POST /api/person-pages/:link/photo` with `{accept}`: accepts or refuses the photo that a person proposed. */
const photo: Endpoint = {
  path: '/person-pages/:link/photo',
  method: 'post',
  handler: async (req) => {
    if (!canPublish(req.user)) return refuse(req, 403, messages.forbidden)
    const body: unknown = await req.json?.().catch(() => undefined)
    if (!isRecord(body) || typeof body.accept !== 'boolean') return refuse(req, 400, messages.noDecision)
    const id = String(req.routeParams?.link)
    const isDone = isValidId(req.payload, id) && (await decideOnPhoto(req.payload, id, body.accept))
    return isDone ? Response.json({ accepted: body.accept }) : refuse(req, 409, messages.noPhoto)
  },
}

/** `POST /api/person-pages/withdrawals` with `{collection, id}`: takes a person off the site, as they can on their page. */
const withdrawal: Endpoint = {
  path: '/person-pages/withdrawals',
  method: 'post',
  handler: async (req) => {
    if (!canPublish(req.user)) return refuse(req, 403, messages.forbidden)
    const body: unknown = await req.json?.().catch(() => undefined)
    const { collection, id } = recordOf(body)
    if (!hasPersonPage(collection) || typeof id !== 'string') return refuse(req, 400, messages.noSubject)
    if (!(await exists(req, collection, id, true))) return refuse(req, 404, messages.missing)
    await withdraw(req.payload, { collection, id, user: req.user })
    return Response.json({ withdrawn: true })
  },
}

/** `GET /api/consent-receipts/:consent`: the receipt of a consent and of everything that its person agreed to beside it. */
const receipt: Endpoint = {
  path: '/consent-receipts/:consent',
  method: 'get',
  handler: async (req) => {
    if (!canPublish(req.user)) return refuse(req, 403, messages.forbidden)
    const id = String(req.routeParams?.consent)
    const where = { id: { equals: id } }
    const [consent] = isValidId(req.payload, id) ? await findDocuments(req, 'consents', { where, as: 'system' }) : []
    const subject = idOf(consent?.subject.value)
    if (!consent || !subject) return refuse(req, 404, messages.missing)
    const about = { collection: consent.subject.relationTo, id: subject, person: consent.person }
    return new Response(JSON.stringify(await findReceipt(req.payload, about), null, 2), {
      headers: {
        'Content-Type': 'application/ld+json; charset=utf-8',
        'Content-Disposition': 'attachment; filename="accord.jsonld"',
        'Cache-Control': 'private, no-store',
      },
    })
  },
}

export const consentEndpoints = [send, revoke, photo, withdrawal, receipt]

interface Order {
  collection: PersonCollection
  id: string
  person: string
  email?: string
}

/** Reads the body of a request; `undefined` when a field is missing or invalid. */
function readOrder(body: unknown): Order | undefined {
  const { collection, id, person, email } = (body ?? {}) as Record<string, unknown>
  const name = typeof person === 'string' ? person.trim() : ''
  if (!hasPersonPage(collection) || typeof id !== 'string' || !name || name.length > 150) return undefined
  if (email === undefined || email === '') return { collection, id, person: name }
  return isEmail(email) ? { collection, id, person: name, email } : undefined
}

async function exists(req: PayloadRequest, collection: PersonCollection, id: string, trash = false): Promise<boolean> {
  if (!isValidId(req.payload, id)) return false
  const options = { where: { id: { equals: id } }, draft: true, trash, as: 'system' } as const
  return (await findDocuments(req, collection, options)).length > 0
}

const refuse = (req: PayloadRequest, status: number, text: Bilingual) =>
  Response.json({ errors: [{ message: messageFor(req, text) }] }, { status })

const messages = {
  forbidden: {
    fr: 'Seule l’équipe de publication envoie ces liens.',
    en: 'Only people who may publish send these links.',
  },
  incomplete: {
    fr: 'Indiquez le nom complet de la personne et, pour lui écrire, une adresse e-mail complète.',
    en: 'Send "collection" (speakers or testimonials), "id", "person" and, to write to them, a complete "email" as JSON.',
  },
  noDecision: { fr: 'Choisissez d’accepter ou de refuser la photo.', en: 'Send "accept", true or false, as JSON.' },
  noSubject: {
    fr: 'Choisissez la fiche de la personne.',
    en: 'Send "collection" (speakers or testimonials) and "id" as JSON.',
  },
  noPhoto: {
    fr: 'Cette photo n’attend plus : la personne l’a effacée, ou quelqu’un a déjà choisi.',
    en: 'This photo is not waiting any more: the person deleted it, or somebody has decided.',
  },
  erased: {
    fr: 'Cette personne a été effacée : il n’y a plus de page à lui envoyer.',
    en: 'This person was erased: there is no page to send them.',
  },
  missing: { fr: 'Ce contenu n’existe pas.', en: 'Not found.' },
  noMail: {
    fr: 'Ce site n’envoie pas encore d’e-mails. Imprimez le QR code, ou demandez à la personne qui gère le site de renseigner SMTP_URL.',
    en: 'This site sends no mail yet. Print the QR code, or have SMTP_URL set.',
  },
  mailFailed: {
    fr: 'L’e-mail n’est pas parti : le serveur d’envoi n’a pas répondu. Réessayez, ou imprimez le QR code.',
    en: 'The mail was not sent: the mail server did not answer. Try again, or print the QR code.',
  },
}
