import config from '@payload-config'
import { getPayload } from 'payload'
import { siteOrigin } from '../../../../content/site-origin'
import { personRefusal } from '../../../../site/person/refusal'
import { respondToPerson } from './respond-to-person'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ path?: string[] }>
}

/** The page of a person, the link that opens it, and what is sent from it. */
async function respond(request: Request, { params }: Context): Promise<Response> {
  const payload = await getPayload({ config })
  const { path = [] } = await params
  try {
    return await respondToPerson({ payload, request, name: path.join('/'), now: new Date() })
  } catch (err) {
    payload.logger.error({ err, msg: 'The page of a person could not be made.' })
    return personRefusal('failed', siteOrigin(request))
  }
}

export { respond as GET, respond as POST }
