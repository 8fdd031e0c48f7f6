import type { Endpoint, PayloadRequest } from 'payload'
import { worksOn } from '../../../collections/shared/access/roles'
import { refuseRequest } from '../../../collections/shared/messages'
import { editAddress } from '../../domain/checks/address'
import { checkProgramme } from './check-programme'

/**
 * `GET /api/programme/:edition/checks` returns `{counts, findings}` to the users who work on the edition. Each finding has
 * the address of the field to correct.
 */
export const checksEndpoint: Endpoint = {
  path: '/programme/:edition/checks',
  method: 'get',
  handler: async (req: PayloadRequest) => {
    const edition = String(req.routeParams?.edition)
    if (!worksOn(req.user, edition)) {
      throw refuseRequest(req, req.user ? 403 : 401, {
        fr: 'Les contrôles sont réservés aux personnes qui travaillent sur cette édition. Demandez à y avoir accès.',
        en: 'The checks are for those who work on this edition.',
      })
    }
    const checked = await checkProgramme(req.payload, edition, req)
    if (!checked) {
      throw refuseRequest(req, 404, {
        fr: 'Cette édition n’existe pas, ou elle est à la corbeille.',
        en: 'There is no such edition.',
      })
    }
    const { counts, findings } = checked
    const { admin } = req.payload.config.routes
    return Response.json(
      { counts, findings: findings.map((finding) => ({ ...finding, url: editAddress(finding, admin) })) },
      { headers: { 'Cache-Control': 'private, no-store' } },
    )
  },
}
