import type { Endpoint } from 'payload'
import { isStaff } from '../shared/access/roles'
import { findDocuments } from '../shared/find-documents'
import { refuseRequest } from '../shared/messages'
import { imagesOfSameFile } from '../shared/same-file'

const MOST = 5

/**
 * `GET /api/media/:id/same-file` returns other images that were made of the same file, the oldest first, for the staff:
 * `{images: [{id, alt, originalName}]}`, five at most.
 */
export const sameFileEndpoint: Endpoint = {
  path: '/:id/same-file',
  method: 'get',
  handler: async (req) => {
    if (!isStaff(req.user)) throw refuseRequest(req, 403, staffOnly)
    const ids = await imagesOfSameFile(req, { id: String(req.routeParams?.id ?? '') })
    const images = await findDocuments(req, 'media', {
      as: 'requester',
      where: { id: { in: ids } },
      select: { alt: true, originalName: true },
      sort: 'createdAt',
      limit: MOST,
    })
    return Response.json({ images }, { headers: { 'Cache-Control': 'private, no-store' } })
  },
}

const staffOnly = {
  fr: 'Connectez-vous pour voir la médiathèque.',
  en: 'Log in to see the media library.',
}
