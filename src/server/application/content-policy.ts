import { randomBytes } from 'node:crypto'
import type { Handler } from '../../http/handler'
import { dropNonceOfFiles } from './nonce-of-files'

const HEADER = 'Content-Security-Policy'

interface PolicyOptions {
  isDevelopment: boolean
  /** The page of another site that opens previews, shown in a frame beside a form. */
  previewUrl?: string
}

/**
 * Sends every page of the admin with a policy that runs the scripts of this site alone: those that carry the nonce of the
 * response, which Next reads in the request, and files of this site.
 */
export function withContentPolicy(next: Handler, options: PolicyOptions): Handler {
  return (request, response) => {
    if (/^\/admin(?:[/?]|$)/.test(request.url ?? '')) {
      const nonce = randomBytes(16).toString('base64')
      const policy = adminPolicy(nonce, options)
      request.headers[HEADER.toLowerCase()] = policy
      response.setHeader(HEADER, policy)
      dropNonceOfFiles(response, nonce)
    }
    return next(request, response)
  }
}

function adminPolicy(nonce: string, { isDevelopment, previewUrl }: PolicyOptions): string {
  const preview = previewUrl ? ` ${new URL(previewUrl).origin}` : ''
  return [
    "default-src 'self'",
    // While Next develops, it evaluates text and reloads by WebSocket.
    `script-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // Payload’s choosers write style elements at run time, and its components style attributes.
    "style-src 'self' 'unsafe-inline'",
    // Pictures that are chosen but not sent yet, and icons in style sheets.
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    `frame-src 'self'${preview}`,
    "frame-ancestors 'self'",
    "form-action 'self'",
    "base-uri 'self'",
    "object-src 'none'",
  ].join('; ')
}
