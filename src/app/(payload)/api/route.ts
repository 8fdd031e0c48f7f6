import config from '@payload-config'
import { withCors } from '../../../api/cors'
import { noRoute } from '../../../api/rest/route-refusal'
import { errorReader, refusalResponse } from '../../../http/refusal'

/** The API has nothing at `/api` itself. */
export const GET = async (request: Request): Promise<Response> =>
  withCors(refusalResponse(noRoute, errorReader(request.headers)), request, await config)
