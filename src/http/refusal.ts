import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { STATUS_CODES } from 'node:http'
import { type Bilingual, inLanguage, type Language } from '../domain/bilingual'
import { isAnonymous } from './anonymous'
import { requestLanguage } from './language'
import { acceptsProblem } from './negotiation'
import { openToAll } from './open-to-all'

/** Why a request is refused: a status, a stable code, and a sentence in both languages that says what to change. */
export interface Refusal {
  status: number
  code: string
  message: Bilingual
  /** Headers of the response, such as `Allow`. */
  headers?: Record<string, string>
}

/** A `400` refusal. */
export function badRequest(code: string, message: Bilingual): Refusal {
  return { status: 400, code, message }
}

/** An error as every response of the APIs carries it. */
export interface ErrorItem {
  message: string
  code: string
}

/** The headers of a request that decide how its errors are written. */
export interface ErrorReader {
  accept: string | undefined
  language: Language
}

/** How the errors of a request are written: in the language and the media type that it accepts. */
export const errorReader = (headers: Headers): ErrorReader => ({
  accept: headers.get('accept') ?? undefined,
  language: requestLanguage(headers.get('cookie'), headers.get('accept-language')),
})

/** The error of a refusal in one language. */
export const errorItem = ({ message, code }: Refusal, language: Language): ErrorItem => ({
  message: inLanguage(message, language),
  code,
})

/** The media type and the JSON of errors: a problem ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)) for who accepts one. */
export function errorContent(status: number, errors: readonly ErrorItem[], accept: string | undefined) {
  if (!acceptsProblem(accept)) return { mediaType: 'application/json', body: { errors } }
  const [first] = errors
  const body = {
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail: first?.message,
    code: first?.code,
    errors,
  }
  return { mediaType: 'application/problem+json', body }
}

/** The response to a refused request of an API. */
export function refusalResponse(refusal: Refusal, { accept, language }: ErrorReader): Response {
  const { status } = refusal
  const { mediaType, body } = errorContent(status, [errorItem(refusal, language)], accept)
  const headers = { 'Cache-Control': 'no-store', 'Content-Type': `${mediaType}; charset=utf-8`, ...refusal.headers }
  return new Response(JSON.stringify(body), { status, headers })
}

/** Answers a request of Node's server with a refusal, which a page of any origin may read if it came without a key and a login. */
export function answerRefusal(response: ServerResponse, refusal: Refusal, headers: IncomingHttpHeaders): void {
  const { status } = refusal
  const language = requestLanguage(headers.cookie, headers['accept-language'])
  const { mediaType, body } = errorContent(status, [errorItem(refusal, language)], headers.accept)
  const open: Record<string, string> = isAnonymous(headers) ? openToAll : {}
  for (const [name, value] of Object.entries({ ...open, ...refusal.headers })) response.setHeader(name, value)
  response.writeHead(status, { 'Content-Type': `${mediaType}; charset=utf-8`, 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(body))
}
