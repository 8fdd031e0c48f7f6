import type { Endpoint, PayloadRequest } from 'payload'
import { messageFor } from '../../../collections/shared/messages'
import { isNewestCovered } from '../../content/site/testimonial-consent'
import { type Bilingual, isLanguage } from '../../domain/bilingual'
import { hasPages, type PageCollection, sharedPath } from '../../domain/site-path'
import { env } from '../../env'
import { mayUpdate } from '../may-update'
import { createLink } from './links'

const DAY_MS = 24 * 3600 * 1000
const DEFAULT_DAYS = 7
const MAX_DAYS = 30

/**
 * `POST /api/share-links` with `{collection, id, locale?, days?}`: makes a link that shows the newest version of a document
 * without login, for 7 days by default and 30 at most. Returns `{url, expiresAt}`; without `PUBLIC_URL`, `url` is a path.
 * For staff who may update the document. `DELETE /api/share-links/:id` ends a link.
 */
export const shareLinks: Endpoint = {
  path: '/',
  method: 'post',
  handler: async (req) => {
    if (req.user?.collection !== 'users')
      return refuse(req, 403, { fr: 'Connectez-vous d’abord.', en: 'Log in first.' })
    const order = readOrder(await req.json?.().catch(() => undefined))
    if (!order) {
      return refuse(req, 400, {
        fr: 'Indiquez « collection » (editions, sessions, speakers ou testimonials), « id », et si besoin « locale » (fr ou en) et « days » (1 à 30).',
        en: 'Send "collection" (editions, sessions, speakers or testimonials), "id", and if need be "locale" (fr or en) and "days" (1 to 30) as JSON.',
      })
    }
    const { collection, id, language, days } = order
    const permission = await mayUpdate(req, collection, id)
    if (permission === 'missing') return refuse(req, 404, { fr: 'Ce contenu n’existe pas.', en: 'Not found.' })
    if (permission === 'refused') {
      return refuse(req, 403, {
        fr: 'Seules les personnes qui peuvent modifier ce contenu peuvent en partager l’aperçu.',
        en: 'Only who may change this document may share its preview.',
      })
    }
    const now = new Date()
    if (collection === 'testimonials' && !(await isNewestCovered(req.payload, id, now))) {
      return refuse(req, 409, {
        fr: 'Aucun accord valable ne couvre tout ce que ce témoignage montre (nom, citation, vidéo) : son aperçu ne peut pas être partagé. Enregistrez d’abord l’accord dans l’onglet « Accords ».',
        en: 'No valid consent covers all that this testimonial shows (name, quote, video): its preview cannot be shared. Record the consent first.',
      })
    }
    const expiresAt = new Date(Math.floor(now.getTime() / 1000) * 1000 + days * DAY_MS).toISOString()
    const link = { document: { relationTo: collection, value: id }, language, expiresAt, by: req.user.id }
    const token = await createLink(req.payload, link, now)
    const url = `${env.PUBLIC_URL ?? ''}${sharedPath(language, token)}`
    return Response.json({ url, expiresAt }, { status: 201, headers: { 'Cache-Control': 'private, no-store' } })
  },
}

/** Reads the body of a request; `undefined` when a field is missing or invalid. */
function readOrder(body: unknown) {
  const { collection, id, locale = 'fr', days = DEFAULT_DAYS } = (body ?? {}) as Record<string, unknown>
  const isValid = hasPages(collection) && typeof id === 'string' && isLanguage(locale) && isDuration(days)
  return isValid ? { collection: collection satisfies PageCollection, id, language: locale, days } : undefined
}

const isDuration = (days: unknown): days is number =>
  typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= MAX_DAYS

const refuse = (req: PayloadRequest, status: number, text: Bilingual) =>
  Response.json({ errors: [{ message: messageFor(req, text) }] }, { status })
