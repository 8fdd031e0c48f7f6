import { home } from './home'

export const dynamic = 'force-dynamic'

/** The current edition, in French. */
export const GET = (request: Request): Promise<Response> => home(request, 'fr')
