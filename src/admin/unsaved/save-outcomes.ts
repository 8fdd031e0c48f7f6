import type { ReactNode } from 'react'

/** What became of a save of a form. `message` is the reason that the server gave, if it did. */
export interface SaveOutcome {
  url: URL
  /** Whether the form saved by itself. */
  isAutosave: boolean
  is: 'saved' | 'unreachable' | 'failed' | 'refused' | 'tooLarge' | 'invalid' | 'conflict'
  message?: string
}

/** What a listener returns for a save that succeeded is shown in place of the message of the server. */
type Listener = (outcome: SaveOutcome) => Promise<ReactNode> | undefined

const listeners = new Set<Listener>()
let isWatching = false

/** The `fetch` of the browser, for requests that are no save of a form. */
export let plainFetch: typeof fetch = (...args) => fetch(...args)

/**
 * Calls `listener` with the outcome of every save of a form, until the returned function is called. Payload reports to a form
 * neither that its save failed nor why, and shows every failed autosave as a notice of its own; an autosave that failed for
 * another reason than its fields is therefore answered without errors, and the form says what happened.
 */
export function onSaveOutcome(listener: Listener): () => void {
  watch()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function watch(): void {
  if (isWatching) return
  isWatching = true
  const original = window.fetch.bind(window)
  plainFetch = original
  window.fetch = async (input, init) => {
    if (listeners.size === 0) return original(input, init)
    if (isTokenRefresh(input)) return refreshed(await original(input, init))
    const url = savedUrl(input, init)
    return url ? save(url, () => original(input, init)) : original(input, init)
  }
}

/** The address of a save of a form: Payload sends its fields as `_payload`. */
function savedUrl(input: RequestInfo | URL, init: RequestInit | undefined): URL | undefined {
  if (!(init?.body instanceof FormData) || !init.body.has('_payload')) return undefined
  return new URL(input instanceof Request ? input.url : input, window.location.href)
}

async function save(url: URL, send: () => Promise<Response>): Promise<Response> {
  const isAutosave = url.searchParams.get('autosave') === 'true'
  const publish = (outcome: Pick<SaveOutcome, 'is' | 'message'>) =>
    [...listeners].map((listener) => listener({ url, isAutosave, ...outcome }))
  const response = await send().catch(() => undefined)
  if (!response) {
    publish({ is: 'unreachable' })
    return answer(503, isAutosave ? [] : [{ message: interrupted() }])
  }
  if (response.ok) {
    const [message] = (await Promise.all(publish({ is: 'saved' }))).filter(Boolean)
    return message ? withMessage(response, message) : response
  }
  const is = kindOf(response.status)
  publish({ is, message: await messageIn(response.clone()) })
  return isAutosave && is !== 'invalid' && is !== 'conflict' ? answer(response.status, []) : response
}

/** A response to a form whose notice says something else, perhaps with a link. */
const withMessage = (response: Response, message: ReactNode): Response =>
  Object.assign(response, { json: async () => ({ ...(await response.clone().json()), message }) })

function kindOf(status: number): Exclude<SaveOutcome['is'], 'saved'> {
  if (status === 401 || status === 403) return 'refused'
  if (status === 413) return 'tooLarge'
  if (status === 409 || status === 412) return 'conflict'
  if (status === 502 || status === 503 || status === 504) return 'unreachable'
  return status >= 500 || status === 429 || status === 404 ? 'failed' : 'invalid'
}

async function messageIn(response: Response): Promise<string | undefined> {
  const body = await response.json().catch(() => undefined)
  const [error] = Array.isArray(body?.errors) ? body.errors : []
  const message = error?.data?.errors?.[0]?.message ?? error?.message
  return typeof message === 'string' ? message : undefined
}

const answer = (status: number, errors: { message: string }[]) => Response.json({ errors }, { status })

const interrupted = () =>
  document.documentElement.lang === 'en' ? 'The connection is interrupted.' : 'Connexion interrompue.'

const isTokenRefresh = (input: RequestInfo | URL) =>
  /\/refresh-token(\?|$)/.test(input instanceof Request ? input.url : String(input))

/** Payload leaves the page, with its text, when the session has ended; a form that is open says so instead. */
function refreshed(response: Response): Promise<Response> | Response {
  return response.status === 401 || response.status === 403 ? new Promise<Response>(() => {}) : response
}
