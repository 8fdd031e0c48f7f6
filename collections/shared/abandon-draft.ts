import { type CollectionSlug, type Endpoint, isolateObjectProperty, type PayloadRequest } from 'payload'
import { canPublish } from './access/roles'
import { RESTORES_WHOLE } from './hooks/keep-video'
import { isolatedRequest } from './isolated-request'
import { refuseRequest } from './messages'

/**
 * `POST /api/<collection>/:id/abandon` returns a document to its published text, in every language, and answers `{doc}`.
 * The abandoned draft stays among the versions. Writes nothing when nothing is pending; 409 when nothing is published, 403 for
 * those who may not publish.
 */
export const abandonDraft = (collection: string): Endpoint => ({
  path: '/:id/abandon',
  method: 'post',
  handler: async (req) => {
    if (!canPublish(req.user)) throw refuseRequest(req, 403, messages.publishersOnly)
    const slug = collection as CollectionSlug
    const id = String(req.routeParams?.id ?? '')
    const read = { collection: slug, id, depth: 0, overrideAccess: false, user: req.user, req: isolatedRequest(req) }
    const newest = await req.payload.findByID({ ...read, draft: true })
    if (isDraft(newest)) {
      const version = await publishedVersion(req, slug, id)
      const own = isolateObjectProperty(isolatedRequest(req), 'context')
      own.context = { ...req.context, [RESTORES_WHOLE]: true }
      await req.payload.restoreVersion({ ...read, id: version, req: own })
    }
    const doc = await req.payload.findByID({ ...read, draft: true })
    return Response.json({ doc }, { headers: { 'Cache-Control': 'private, no-store' } })
  },
})

const isDraft = (document: object) => '_status' in document && document._status === 'draft'

/** The id of the version that is on the site; makes one of the published document when it was removed as too old. */
async function publishedVersion(req: PayloadRequest, collection: CollectionSlug, id: string): Promise<string> {
  const { db } = req.payload
  const published = await db.findOne<{ id: string; createdAt: string; updatedAt: string; _status?: string }>({
    collection,
    where: { id: { equals: id } },
    locale: 'all',
    req,
  })
  if (published?._status !== 'published') throw refuseRequest(req, 409, messages.neverPublished, 'NOT_PUBLISHED')
  const { docs } = await db.findVersions({
    collection,
    where: { and: [{ parent: { equals: id } }, { 'version._status': { equals: 'published' } }] },
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
    req,
  })
  if (docs[0]) return String(docs[0].id)
  const { createdAt, updatedAt } = published
  const version = { autosave: false, collectionSlug: collection, parent: id, createdAt, updatedAt, req } as const
  return String((await db.createVersion({ ...version, versionData: published })).id)
}

const messages = {
  publishersOnly: {
    fr: 'Votre compte ne permet pas de revenir au texte publié. Demandez à une personne de l’équipe de publication.',
    en: 'Only those who may publish can return a document to its published text. Ask an editor.',
  },
  neverPublished: {
    fr: 'Cette page n’est pas sur le site : il n’y a pas de texte publié auquel revenir.',
    en: 'The document is not published: there is no published text to return to.',
  },
}
