import { moved } from '../../visit'

export const dynamic = 'force-dynamic'

/** Pages of editions are in a language: without one, in French. */
export const GET = (request: Request): Response => moved(`/fr${new URL(request.url).pathname}`)
