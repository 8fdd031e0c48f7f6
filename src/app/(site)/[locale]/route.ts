import { home } from '../home'

export const dynamic = 'force-dynamic'

/** The page of the current edition in a language. */
export const GET = async (request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> =>
  home(request, (await params).locale)
