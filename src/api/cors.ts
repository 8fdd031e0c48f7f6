import { headersWithCors, type PayloadRequest, type SanitizedConfig } from 'payload'

/** The response as Payload would send it to another origin, so that a browser shows why a request was refused. */
export function withCors(response: Response, request: Request, config: SanitizedConfig): Response {
  // Payload reads the configuration and the Origin header, nothing else.
  const req = { headers: request.headers, payload: { config } } as PayloadRequest
  const headers = headersWithCors({ headers: new Headers(response.headers), req })
  return new Response(response.body, { status: response.status, headers })
}
