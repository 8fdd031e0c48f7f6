import type { Language } from '../../domain/bilingual'
import type { Board, BoardChanges, BoardSession, Placement } from '../../domain/board/session'
import { boardWords } from './words'

/** What the server answered to a move. */
export type MoveAnswer =
  | { kind: 'moved'; session: BoardSession }
  | { kind: 'changed'; session: BoardSession; by?: string }
  | { kind: 'refused'; message: string }

/** What the server answered to a question; a refusal says why in words. */
export type Answer<Value> = { kind: 'read'; value: Value } | { kind: 'refused'; message: string; isOffline: boolean }

/** What the board asks the server for. */
export interface BoardRequests {
  read(): Promise<Answer<Board>>
  changesSince(stamp: string): Promise<Answer<BoardChanges>>
  move(session: BoardSession, to: Placement, anyway: boolean): Promise<MoveAnswer>
}

/** Requests about one edition; `url` is that of its programme in the API. */
export function boardRequests(url: string, language: Language): BoardRequests {
  const words = boardWords[language].refused
  const send = async (path: string, init?: RequestInit) => {
    const headers = { 'Content-Type': 'application/json', 'Accept-Language': language }
    return fetch(`${url}${path}`, { credentials: 'include', headers, ...init }).catch(() => undefined)
  }
  const read = async <Value>(path: string): Promise<Answer<Value>> => {
    const response = await send(path)
    const body = await response?.json().catch(() => undefined)
    if (response?.ok && body) return { kind: 'read', value: body }
    return { kind: 'refused', message: refusal(response, body, words), isOffline: !response || response.status >= 500 }
  }
  return {
    read: () => read('/board'),
    changesSince: (stamp) => read(`/board?since=${encodeURIComponent(stamp)}`),
    move: async (session, { startsAt, endsAt, room }, anyway) => {
      const asked = { session: session.id, seen: session.updatedAt, startsAt, endsAt, room, anyway }
      const response = await send('/moves', { method: 'POST', body: JSON.stringify(asked) })
      const body = await response?.json().catch(() => undefined)
      if (response?.ok && body?.session) return { kind: 'moved', session: body.session }
      if (response?.status === 409 && body?.session) return { kind: 'changed', session: body.session, by: body.by }
      return { kind: 'refused', message: refusal(response, body, words) }
    },
  }
}

interface Refused {
  errors?: { message?: string; data?: { errors?: { message?: string }[] } }[]
}

function refusal(response: Response | undefined, body: Refused | undefined, words: Record<string, string>): string {
  const by = (key: string) => words[key] ?? ''
  if (!response) return by('offline')
  if (response.status === 401) return by('signedOut')
  if (response.status === 403) return by('forbidden')
  if (response.status >= 500) return by('server')
  const [first] = body?.errors ?? []
  return first?.data?.errors?.[0]?.message ?? first?.message ?? by('server')
}
