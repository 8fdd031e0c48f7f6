import { isTimeZone, type PlainDate } from '../../domain/zone'

/** The days of an edition and the zone in which its times are told. */
export interface EditionClock {
  timezone: string
  startsOn?: PlainDate
  endsOn?: PlainDate
}

// An edition changed in another tab is seen within a minute.
const KEPT_FOR_MS = 60_000

const kept = new Map<string, { until: number; clock: Promise<EditionClock | undefined> }>()

/** Reads the clock of an edition once for all the fields that show it; nothing when it cannot be read. */
export function readEditionClock(editionsUrl: string, id: string): Promise<EditionClock | undefined> {
  const found = kept.get(id)
  if (found && found.until > Date.now()) return found.clock
  const clock = fetchEditionClock(editionsUrl, id)
  kept.set(id, { until: Date.now() + KEPT_FOR_MS, clock })
  void clock.then((read) => read ?? kept.delete(id))
  return clock
}

async function fetchEditionClock(editionsUrl: string, id: string): Promise<EditionClock | undefined> {
  const query = 'depth=0&draft=true&select[timezone]=true&select[startsOn]=true&select[endsOn]=true'
  try {
    const response = await fetch(`${editionsUrl}/${encodeURIComponent(id)}?${query}`, { credentials: 'include' })
    if (!response.ok) return undefined
    const { timezone, startsOn, endsOn } = (await response.json()) as Partial<EditionClock>
    // A draft may name any zone.
    return isTimeZone(timezone) ? { timezone, startsOn, endsOn } : undefined
  } catch {
    return undefined
  }
}
