import { moved } from '../../visit'

export const dynamic = 'force-dynamic'

/** Redirects addresses without a language to French. */
export const GET = (request: Request): Response => moved(`/fr${new URL(request.url).pathname}`)
