import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'
import { isStaff } from '../../../collections/shared/access/roles'
import { recordReview } from '../../../collections/shared/hooks/record-last-writer'
import { isValidId } from '../../../collections/shared/ids'
import { refuseRequest } from '../../../collections/shared/messages'
import { recordOf } from '../../domain/record'
import { canUpdate } from '../presence/can-update'
import { readTranslation, translatedFields } from './translation'

const path = '/translation/:collection/:id'
const noStore = { headers: { 'Cache-Control': 'private, no-store' } }

/**
 * `GET /api/translation/:collection/:id` returns the French of a document, `{french, texts}`, to the staff who may read it:
 * the state of the English of each text, and who changed the French since.
 */
const readEndpoint: Endpoint = {
  path,
  method: 'get',
  handler: async (req) => {
    const { collection, id } = addressed(req)
    const translation = await readTranslation(req, collection, id)
    if (!translation) throw missing(req)
    return Response.json(translation, noStore)
  },
}

/** `POST /api/translation/:collection/:id` with `{path}` records that the English of a text holds for its French of now. */
const reviewEndpoint: Endpoint = {
  path,
  method: 'post',
  handler: async (req) => {
    const { collection, id } = addressed(req)
    if (!(await canUpdate(req, { collection, id }))) throw missing(req)
    const text = recordOf(await req.json?.().catch(() => undefined)).path
    if (!translatedFields(req, collection).some((field) => field.path === text)) {
      throw refuseRequest(req, 400, {
        fr: 'Indiquez un champ qui a une version anglaise.',
        en: 'Give the `path` of a field that has an English version.',
      })
    }
    await recordReview(req, collection, id, String(text))
    return Response.json({ ok: true }, noStore)
  },
}

export const translationEndpoints = [readEndpoint, reviewEndpoint]

function addressed(req: PayloadRequest): { collection: CollectionSlug; id: string } {
  const collection = String(req.routeParams?.collection) as CollectionSlug
  const id = String(req.routeParams?.id)
  if (!isStaff(req.user) || !req.payload.collections[collection] || !isValidId(req.payload, id)) throw missing(req)
  return { collection, id }
}

const missing = (req: PayloadRequest) =>
  refuseRequest(req, req.user ? 404 : 401, {
    fr: 'Cette page n’existe pas, ou votre compte ne permet pas de la lire.',
    en: 'There is no such document, or you may not read it.',
  })
