import { headersWithCors, type PayloadRequest, type SanitizedConfig } from 'payload'

/** The same response with Payload's CORS headers, so that a page of another origin can read why a request was refused. */
export function withCors(response: Response, request: Request, config: SanitizedConfig): Response {
  // Payload reads nothing else than the configuration and the Origin header.
  const req = { headers: request.headers, payload: { config } } as PayloadRequest
  const headers = headersWithCors({ headers: new Headers(response.headers), req })
  return new Response(response.body, { status: response.status, headers })
}
