import type { CollectionSlug, Endpoint, PayloadHandler, PayloadRequest } from 'payload'
import type { Bilingual } from '../../src/domain/bilingual'
import { recordOf } from '../../src/domain/record'
import { idOf } from './ids'
import { messageFor } from './messages'

const route = { path: '/versions/:id', method: 'post' } as const

/** The fields that a restored version leaves as they are. */
interface LeftFields {
  video?: 'recording' | 'video'
  photo?: 'photo'
}

/**
 * `POST /api/<collection>/versions/:id` restores a version by the endpoint of Payload, which it precedes, and says in its
 * message that the video or the photo of that version was left out.
 */
export function restoreVersion(collection: 'sessions' | 'speakers' | 'testimonials', fields: LeftFields): Endpoint {
  const handler: PayloadHandler = async (req) => {
    const before = shownIn(await versionToRestore(req, collection), fields)
    const response = await endpointOfPayload(req, collection)(req)
    if (!response.ok) return response
    const { headers } = response
    const body = recordOf(await response.json())
    const after = shownIn(body, fields)
    const [video, photo] = [
      before.video !== undefined && before.video !== after.video,
      before.photo !== undefined && before.photo !== after.photo,
    ]
    const message = leftOut(video, photo)
    return Response.json(message ? { ...body, message: messageFor(req, message) } : body, { headers })
  }
  return { ...route, handler }
}

/** The address of the video and the id of the photo of a document. */
function shownIn(doc: Record<string, unknown>, { video, photo }: LeftFields) {
  const url = video && recordOf(doc[video]).url
  return { video: typeof url === 'string' && url !== '' ? url : undefined, photo: photo && idOf(doc[photo]) }
}

/** The version to restore; empty without one. Not for the answer: it is not yet allowed. */
async function versionToRestore(req: PayloadRequest, collection: CollectionSlug): Promise<Record<string, unknown>> {
  const where = { id: { equals: String(req.routeParams?.id ?? '') } }
  const { docs } = await req.payload.db.findVersions<Record<string, unknown>>({
    collection,
    where,
    limit: 1,
    pagination: false,
    req,
  })
  return recordOf(docs[0]?.version)
}

/** The endpoint of Payload itself: the last one with this address. */
function endpointOfPayload({ payload }: PayloadRequest, collection: CollectionSlug): PayloadHandler {
  const endpoints = payload.collections[collection].config.endpoints || []
  const found = endpoints.filter(({ path, method }) => path === route.path && method === route.method).at(-1)
  if (!found) throw new Error(`There is no ${route.method} ${route.path} of Payload.`)
  return found.handler
}

/** What to say of what was left out; `undefined` when nothing was. */
function leftOut(video: boolean, photo: boolean): Bilingual | undefined {
  if (video && photo) return withoutBoth
  if (video) return withoutVideo
  return photo ? withoutPhoto : undefined
}

const withoutVideo = {
  fr: 'Version restaurée, sans sa vidéo : celle-ci a été changée ou retirée depuis. Pour la remontrer, ajoutez-la de nouveau.',
  en: 'Version restored without its video, which was changed or taken out since. To show it again, add it again.',
}

const withoutPhoto = {
  fr: 'Version restaurée, sans sa photo : celle-ci a été changée ou retirée depuis. Pour la remontrer, choisissez-la de nouveau.',
  en: 'Version restored without its photo, which was changed or taken out since. To show it again, choose it again.',
}

const withoutBoth = {
  fr: 'Version restaurée, sans sa vidéo ni sa photo : elles ont été changées ou retirées depuis. Pour les remontrer, ajoutez-les de nouveau.',
  en: 'Version restored without its video and its photo, which were changed or taken out since. To show them again, add them again.',
}
