import { stringify } from 'qs-esm'
import type { ShownDelivery } from './messages'

/** How many deliveries are shown. */
export const SHOWN = 20

/** What a request returned, or why it was refused. */
export type Outcome<Result> = { done: Result; refusal?: undefined } | { done?: undefined; refusal: string }

/** Whether a webhook has a secret that the server can read, and until when the one before it signs too. */
export interface ShownSecret {
  isReadable: boolean
  previousUntil?: string
}

/** The requests of the form of a webhook; `api` is the address of the API. They never reject. */
export function webhookRequests(api: string, webhook: string, language: string, failed: string) {
  const send = async <Result>(path: string, method: 'GET' | 'POST'): Promise<Outcome<Result>> => {
    try {
      const headers = { 'Accept-Language': language }
      const response = await fetch(`${api}/${path}`, { method, credentials: 'include', headers })
      const body = await response.json()
      return response.ok ? { done: body } : { refusal: body.errors?.[0]?.message ?? failed }
    } catch {
      return { refusal: failed }
    }
  }
  return {
    secret: () => send<{ secret: ShownSecret | null }>(`webhooks/${webhook}/secret`, 'GET'),
    makeSecret: () => send<{ secret: string; previousUntil?: string }>(`webhooks/${webhook}/secret`, 'POST'),
    sendTrial: () => send<{ delivery: string }>(`webhooks/${webhook}/test`, 'POST'),
    resend: (delivery: string) =>
      send<{ delivery: string }>(`webhooks/${webhook}/deliveries/${delivery}/resend`, 'POST'),
    /** Reads the newest deliveries, or those in one state. */
    deliveries: (state: string) => {
      const and = [{ webhook: { equals: webhook } }, ...(state ? [{ state: { equals: state } }] : [])]
      const query = stringify({ where: { and }, depth: 0, limit: SHOWN, sort: '-queuedAt' })
      return send<{ docs: ShownDelivery[]; totalDocs: number }>(`webhook-deliveries?${query}`, 'GET')
    },
  }
}

export type WebhookRequests = ReturnType<typeof webhookRequests>
