import { home } from './home'

export const dynamic = 'force-dynamic'

/** The page of the current edition in French. */
export const GET = (request: Request): Promise<Response> => home(request, 'fr')
