import config from '@payload-config'
import { getPayload } from 'payload'
import { publicRouteOf } from '../../../content/public-routes'
import { notFound } from '../../../site/page-responses'

export const dynamic = 'force-dynamic'

/** Every path that a feature declares public; a 404 page for any other. */
export async function GET(request: Request): Promise<Response> {
  const payload = await getPayload({ config })
  const route = publicRouteOf(payload.config, new URL(request.url).pathname)
  return route ? route.respond(payload, request) : notFound(request)
}
