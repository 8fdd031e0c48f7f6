import type { ServerResponse } from 'node:http'
import { answerJson } from './handler'

/** Why a request is refused: a status, a stable code, and a sentence that says what to change. */
export interface Refusal {
  status: number
  code: string
  message: string
  /** Headers of the response, such as `Allow`. */
  headers?: Record<string, string>
}

/** A `400` refusal. */
export function badRequest(code: string, message: string): Refusal {
  return { status: 400, code, message }
}

/** The JSON of a refusal, as the REST API writes errors. */
export function errorBody({ message, code }: Refusal): { errors: [{ message: string; code: string }] } {
  return { errors: [{ message, code }] }
}

/** Answers a request of Node's server with a refusal. */
export function answerRefusal(response: ServerResponse, refusal: Refusal): void {
  for (const [name, value] of Object.entries(refusal.headers ?? {})) response.setHeader(name, value)
  answerJson(response, refusal.status, errorBody(refusal))
}
