import { refused, visited } from '../../visit'

export const dynamic = 'force-dynamic'

/** Any other path: 404. */
export const GET = async (request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> =>
  visited(request, (await params).locale, (visit) => refused('missing', visit))
