/** The most sessions that are changed at once: the most documents that one response of the API contains. */
export const MAX_SESSIONS = 200

/** A session that is selected in the list. */
export interface SelectedSession {
  id: string
  title: string | null
  edition: string | null
}

/** A room of an edition. */
export interface Room {
  id: string
  name: string
}

/** The sessions that are selected, and the rooms of their edition: `null` when they belong to several editions. */
export interface Selection {
  sessions: SelectedSession[]
  rooms: Room[] | null
}

/** The fields to change in each session; the others stay as they are. */
export interface Change {
  room?: string | null
  status?: string
  notice?: string
}

/** Reads the selected sessions and the rooms of their edition. `query` is the selection of the list. */
export async function readSelection(api: string, query: string): Promise<Selection> {
  const sessions = await read<SelectedSession>(`${api}/sessions${query}&draft=true&depth=0&limit=${MAX_SESSIONS}`)
  const [edition, ...others] = [...new Set(sessions.map((session) => session.edition))]
  if (!edition || others.length > 0) return { sessions, rooms: null }
  const options = `where[edition][equals]=${edition}&sort=name&draft=true&depth=0&limit=${MAX_SESSIONS}`
  return { sessions, rooms: await read<Room>(`${api}/rooms?${options}`) }
}

async function read<Doc>(address: string): Promise<Doc[]> {
  const response = await fetch(address, { credentials: 'include' })
  if (!response.ok) throw new Error(`${response.status}`)
  return ((await response.json()) as { docs: Doc[] }).docs
}

interface ChangeOptions {
  isPublic: boolean
  locale: string
  language: string
  /** The reason to return when there is no response. */
  offline: string
}

/** Changes one session, as a draft or in public. Returns the reason when it was refused. */
export async function changeSession(
  api: string,
  id: string,
  change: Change,
  { isPublic, locale, language, offline }: ChangeOptions,
): Promise<string | undefined> {
  const query = `depth=0&locale=${locale}${isPublic ? '' : '&draft=true'}`
  const response = await fetch(`${api}/sessions/${id}?${query}`, {
    method: 'PATCH',
    credentials: 'include',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
    body: JSON.stringify({ ...change, _status: isPublic ? 'published' : 'draft' }),
  }).catch(() => undefined)
  if (!response) return offline
  if (response.ok) return undefined
  const body = (await response.json().catch(() => ({}))) as { errors?: { message?: string }[] }
  return body.errors?.[0]?.message ?? offline
}
