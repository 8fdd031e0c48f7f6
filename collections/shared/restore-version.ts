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
    const response = await endpointOfPayload(req, collection)(req)
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

/** The endpoint of Payload itself: the last one with this address. */
function endpointOfPayload({ payload }: PayloadRequest, collection: CollectionSlug): PayloadHandler {
  const endpoints = payload.collections[collection].config.endpoints || []
  const found = endpoints.filter(({ path, method }) => path === route.path && method === route.method).at(-1)
  if (!found) throw new Error(`There is no ${route.method} ${route.path} of Payload.`)
  return found.handler
}

const withoutVideo = {
  fr: 'Version restaurée, sans sa vidéo : celle-ci a été changée ou retirée depuis. Pour la remontrer, ajoutez-la de nouveau.',
  en: 'Version restored without its video, which was changed or taken out since. To show it again, add it again.',
}
