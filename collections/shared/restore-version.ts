import type { CollectionSlug, Endpoint, PayloadHandler, PayloadRequest } from 'payload'
import { recordOf } from '../../src/domain/record'
import { messageFor } from './messages'

const route = { path: '/versions/:id', method: 'post' } as const

/**
 * `POST /api/<collection>/versions/:id` restores a version by the endpoint of Payload, which it precedes, and says in its
 * message that the video of that version was left out. `video` is the field that contains it.
 */
export function restoreVersion(collection: 'sessions' | 'testimonials', video: 'recording' | 'video'): Endpoint {
  const handler: PayloadHandler = async (req) => {
    const before = await videoOfVersion(req, collection, video)
    const response = await endpointOfPayload(req, collection, handler)(req)
    if (!response.ok || !before) return response
    const { headers } = response
    const body = recordOf(await response.json())
    const isLeftOut = recordOf(body[video]).url !== before
    return Response.json(isLeftOut ? { ...body, message: messageFor(req, withoutVideo) } : body, { headers })
  }
  return { ...route, handler }
}

/** The address of the video of the version to restore; `undefined` without one. Not for the answer: it is not yet allowed. */
async function videoOfVersion(req: PayloadRequest, collection: CollectionSlug, video: string) {
  const where = { id: { equals: String(req.routeParams?.id ?? '') } }
  const { docs } = await req.payload.db.findVersions<Record<string, unknown>>({
    collection,
    where,
    limit: 1,
    pagination: false,
    req,
  })
  const { url } = recordOf(docs[0]?.version[video])
  return typeof url === 'string' && url !== '' ? url : undefined
}

function endpointOfPayload(
  { payload }: PayloadRequest,
  collection: CollectionSlug,
  own: PayloadHandler,
): PayloadHandler {
  const endpoints = payload.collections[collection].config.endpoints || []
  const found = endpoints.find(({ path, method, handler }) => {
    return path === route.path && method === route.method && handler !== own
  })
  if (!found) throw new Error('Payload has no endpoint that restores a version.')
  return found.handler
}

const withoutVideo = {
  fr: 'Version restaurée, sans sa vidéo : celle-ci a été changée ou retirée depuis. Pour la remontrer, ajoutez-la de nouveau.',
  en: 'Version restored without its video, which was changed or taken out since. To show it again, add it again.',
}
