import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import type { Board, BoardChanges, BoardSession, NewSession, Placement } from '../../domain/board/session'

/** The outcome of a move. */
export type MoveResult =
  | { kind: 'moved'; session: BoardSession }
  | { kind: 'changed'; session: BoardSession; by?: string }
  | { kind: 'refused'; message: string }

/** The outcome of a read; a refusal has a message for the user. */
export type ReadResult<Value> = { kind: 'read'; value: Value } | { kind: 'refused'; message: string }

/** The outcome of a creation; `isUncertain` when no answer came, so that the session may exist. */
export type CreateResult =
  | { kind: 'created'; session: BoardSession }
  | { kind: 'refused'; message: string; isUncertain: boolean }

/** The requests of the board to the server. */
export interface BoardRequests {
  read(): Promise<ReadResult<Board>>
  changesSince(stamp: string): Promise<ReadResult<BoardChanges>>
  move(session: BoardSession, to: Placement, anyway: boolean): Promise<MoveResult>
  create(session: NewSession): Promise<CreateResult>
  /** Cancels a session with a notice to the public, in public or as a draft; resolves to the reason when it is refused. */
  cancel(session: string, notices: Bilingual, isPublic: boolean): Promise<string | undefined>
}

/** Makes the requests of one edition; `url` is the address of its programme in the API. */
export function boardRequests(url: string, language: Language): BoardRequests {
  const api = url.slice(0, url.lastIndexOf('/programme/'))
  const request = async (address: string, init?: RequestInit) => {
    const headers = { 'Content-Type': 'application/json', 'Accept-Language': language }
    return fetch(address, { credentials: 'include', headers, ...init }).catch(() => undefined)
  }
  const send = (path: string, init?: RequestInit) => request(`${url}${path}`, init)
  const patch = async (session: string, query: string, data: object): Promise<string | undefined> => {
    const init = { method: 'PATCH', body: JSON.stringify(data) }
    const response = await request(`${api}/sessions/${session}?depth=0&${query}`, init)
    return response?.ok ? undefined : refusalMessage(response, await response?.json().catch(() => undefined), language)
  }
  const read = async <Value>(path: string): Promise<ReadResult<Value>> => {
    const response = await send(path)
    const body = await response?.json().catch(() => undefined)
    if (response?.ok && body) return { kind: 'read', value: body }
    return { kind: 'refused', message: refusalMessage(response, body, language) }
  }
  return {
    read: () => read('/board'),
    changesSince: (stamp) => read(`/board?since=${encodeURIComponent(stamp)}`),
    move: async (session, { startsAt, endsAt, room }, anyway) => {
      const move = { session: session.id, seen: session.updatedAt, startsAt, endsAt, room, anyway }
      const response = await send('/moves', { method: 'POST', body: JSON.stringify(move) })
      const body = await response?.json().catch(() => undefined)
      if (response?.ok && body?.session) return { kind: 'moved', session: body.session }
      if (response?.status === 409 && body?.session) return { kind: 'changed', session: body.session, by: body.by }
      return { kind: 'refused', message: refusalMessage(response, body, language) }
    },
    create: async (session) => {
      const response = await send('/sessions', { method: 'POST', body: JSON.stringify(session) })
      const body = await response?.json().catch(() => undefined)
      if (response?.ok && body?.session) return { kind: 'created', session: body.session }
      const isUncertain = !response || response.ok || response.status >= 500
      return { kind: 'refused', message: refusalMessage(response, body, language), isUncertain }
    },
    // The English notice is saved before anything is published.
    cancel: async (session, { fr, en }, isPublic) => {
      const refused = en.trim() ? await patch(session, 'locale=en&draft=true', { notice: en.trim() }) : undefined
      if (refused) return refused
      const data = { status: 'cancelled', notice: fr.trim() || null, _status: isPublic ? 'published' : 'draft' }
      return patch(session, `locale=fr${isPublic ? '' : '&draft=true'}`, data)
    },
  }
}

interface ErrorBody {
  errors?: { message?: string; data?: { errors?: { message?: string }[] } }[]
}

function refusalMessage(response: Response | undefined, body: ErrorBody | undefined, language: Language): string {
  const [first] = body?.errors ?? []
  const own = connectionMessage(response)
  if (own) return inLanguage(own, language)
  return first?.data?.errors?.[0]?.message ?? first?.message ?? inLanguage(refusals.server, language)
}

function connectionMessage(response: Response | undefined): Bilingual | undefined {
  if (!response) return refusals.offline
  if (response.status === 401) return refusals.signedOut
  if (response.status === 403) return refusals.forbidden
  return response.status >= 500 ? refusals.server : undefined
}

/** Whether a message says that a request failed for a reason other than its content. */
export const isConnectionMessage = (text: string, language: Language): boolean =>
  Object.values(refusals).some((refusal) => inLanguage(refusal, language) === text)

const refusals = {
  offline: {
    fr: 'La connexion est perdue. Vérifiez votre réseau, puis recommencez.',
    en: 'The connection is lost. Check your network, then try again.',
  },
  signedOut: {
    fr: 'Vous n’êtes plus en session. Reconnectez-vous dans un autre onglet, puis recommencez.',
    en: 'You are signed out. Sign in in another tab, then try again.',
  },
  forbidden: {
    fr: 'Votre compte ne permet pas de modifier ce programme.',
    en: 'Your account does not allow changing this programme.',
  },
  server: {
    fr: 'Le serveur n’a pas répondu. Recommencez dans un instant.',
    en: 'The server did not answer. Try again in a moment.',
  },
} satisfies Record<string, Bilingual>
