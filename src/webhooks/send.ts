import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { currentTraceparent, traced } from '../traces/trace'
import { type AddressRefusal, addressRefusal, type ReceiverRules, receiverLookup } from './receiver-address'

const TIMEOUT_MS = 10_000
/** How much of an answer is received, and for how long, once its status is known: nothing of it is used. */
const MAX_ANSWER_BYTES = 16 * 1_024
const MAX_ANSWER_MS = 1_000
const MAX_REASON_CHARACTERS = 40

/** Why a request has no answer. */
export type AttemptFailure =
  | AddressRefusal
  | 'timeout'
  | 'unreachable'
  | 'insecure-connection'
  | 'unreadable-secret'
  | 'interrupted'

/** The outcome of one request. */
export interface Attempt {
  status?: number
  /** The reason phrase of the answer, shortened. */
  reason?: string
  failure?: AttemptFailure
  tookMs: number
  /** How long the receiver asks to wait. */
  retryAfterMs?: number
}

export interface Outgoing {
  url: string
  headers: Record<string, string>
  body: string
}

/** Sends one POST and returns its outcome; never rejects. Follows no redirect. `closing` interrupts it. */
export function send(outgoing: Outgoing, rules: ReceiverRules, closing: AbortSignal): Promise<Attempt> {
  return traced({ name: 'webhook', kind: 'client', attributes: { 'http.request.method': 'POST' } }, async (span) => {
    const attempt = await attemptOnce(outgoing, rules, closing)
    span?.set({ 'http.response.status_code': attempt.status, 'error.type': attempt.failure })
    return attempt
  })
}

async function attemptOnce(outgoing: Outgoing, rules: ReceiverRules, closing: AbortSignal): Promise<Attempt> {
  const began = performance.now()
  const took = () => ({ tookMs: Math.round(performance.now() - began) })
  const refusal = addressRefusal(outgoing.url, rules)
  if (refusal) return { failure: refusal, ...took() }
  const timeout = new AbortController()
  const timer = setTimeout(() => timeout.abort(), TIMEOUT_MS)
  try {
    const response = await post(outgoing, rules, AbortSignal.any([closing, timeout.signal]))
    return { ...answerOf(response), ...took() }
  } catch (error) {
    if (closing.aborted) return { failure: 'interrupted', ...took() }
    return { failure: timeout.signal.aborted ? 'timeout' : failureOf(error), ...took() }
  } finally {
    clearTimeout(timer)
  }
}

function post({ url, headers, body }: Outgoing, rules: ReceiverRules, signal: AbortSignal): Promise<IncomingMessage> {
  const to = new URL(url)
  const traceparent = currentTraceparent()
  const request = to.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    // Without an agent each request has a connection, and a check of its address, of its own.
    const sent = request(to, {
      method: 'POST',
      agent: false,
      lookup: receiverLookup(to, rules),
      signal,
      headers: {
        ...headers,
        ...(traceparent !== undefined && { traceparent }),
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Assises-CMS-Webhooks',
        connection: 'close',
      },
    })
    sent.on('error', reject)
    sent.on('response', (response) => {
      discard(response, () => sent.destroy())
      resolve(response)
    })
    sent.end(body)
  })
}

/** Receives the rest of an answer within its bounds, so that the receiver can end it, and then cuts the connection. */
function discard(response: IncomingMessage, cut: () => void): void {
  let bytes = 0
  const timer = setTimeout(cut, MAX_ANSWER_MS)
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > MAX_ANSWER_BYTES) cut()
  })
  response.on('error', () => undefined)
  response.on('close', () => clearTimeout(timer))
}

function answerOf({ statusCode, statusMessage = '', headers }: IncomingMessage): Omit<Attempt, 'tookMs'> {
  const reason = statusMessage.replace(/[^\x20-\x7e]/g, '').slice(0, MAX_REASON_CHARACTERS)
  return { status: statusCode, reason, retryAfterMs: retryAfter(headers['retry-after']) }
}

/** `Retry-After` in milliseconds; `undefined` when it is absent, a date or nonsense. */
const retryAfter = (value: string | undefined) => (value && /^\d{1,6}$/.test(value) ? Number(value) * 1_000 : undefined)

function failureOf(error: unknown): AttemptFailure {
  const code = String((error as { code?: unknown }).code ?? '')
  if (code === 'private-address') return 'private-address'
  return /^(?:CERT|ERR_TLS|ERR_SSL|DEPTH|SELF|UNABLE|EPROTO|HOSTNAME)/.test(code)
    ? 'insecure-connection'
    : 'unreachable'
}
