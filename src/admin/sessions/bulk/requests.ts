/** The most sessions that are changed at once: what one answer of the API holds. */
export const MOST = 200

/** A session that was chosen in the list. */
export interface Chosen {
  id: string
  title: string | null
  edition: string | null
}

/** A room of an edition. */
export interface Room {
  id: string
  name: string
}

/** What is asked of each session; what is left out stays as it is. */
export interface Change {
  room?: string | null
  status?: string
  notice?: string
}

/** The chosen sessions, and the rooms of their edition when they share one. `query` is the selection of the list. */
export async function readChosen(api: string, query: string): Promise<{ sessions: Chosen[]; rooms: Room[] | null }> {
  const sessions = await read<Chosen>(`${api}/sessions${query}&draft=true&depth=0&limit=${MOST}`)
  const [edition, ...others] = [...new Set(sessions.map((session) => session.edition))]
  if (!edition || others.length > 0) return { sessions, rooms: null }
  const ofEdition = `where[edition][equals]=${edition}`
  return { sessions, rooms: await read<Room>(`${api}/rooms?${ofEdition}&sort=name&draft=true&depth=0&limit=${MOST}`) }
}

async function read<Doc>(address: string): Promise<Doc[]> {
  const response = await fetch(address, { credentials: 'include' })
  if (!response.ok) throw new Error(`${response.status}`)
  return ((await response.json()) as { docs: Doc[] }).docs
}

/** Changes one session, as a draft or in public. The answer is why it was refused, in words, or nothing. */
export async function changeSession(
  api: string,
  id: string,
  change: Change,
  { isPublic, locale, language, offline }: { isPublic: boolean; locale: string; language: string; offline: string },
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
  const answer = (await response.json().catch(() => ({}))) as { errors?: { message?: string }[] }
  return answer.errors?.[0]?.message ?? offline
}
