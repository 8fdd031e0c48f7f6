import { isTimeZone, type PlainDate } from '../../domain/zone'

/** The days of an edition and the zone of its times. */
export interface EditionClock {
  timezone: string
  startsOn?: PlainDate
  endsOn?: PlainDate
  openingHours?: { day: PlainDate; opensAt: string }[] | null
}

/** The clock by which the times of a form are entered. */
export interface FieldClock {
  zone: string
  /**
   * `chosen` by the edition, `default` while there is none, `unread` when the edition could not be read; `fixed` in a form that has none.
   */
  origin: 'chosen' | 'default' | 'unread' | 'fixed'
}

// An edition that is changed in another tab is read again after a minute.
const MAX_AGE_MS = 60_000

const clocks = new Map<string, { until: number; clock: Promise<EditionClock | undefined> }>()

/** Reads the clock of an edition once for all the fields that show it; `undefined` when it cannot be read. */
export function readEditionClock(editionsUrl: string, id: string): Promise<EditionClock | undefined> {
  const cached = clocks.get(id)
  if (cached && cached.until > Date.now()) return cached.clock
  const clock = fetchEditionClock(editionsUrl, id)
  clocks.set(id, { until: Date.now() + MAX_AGE_MS, clock })
  void clock.then((read) => read ?? clocks.delete(id))
  return clock
}

async function fetchEditionClock(editionsUrl: string, id: string): Promise<EditionClock | undefined> {
  const query =
    'depth=0&draft=true&select[timezone]=true&select[startsOn]=true&select[endsOn]=true&select[openingHours]=true'
  try {
    const response = await fetch(`${editionsUrl}/${encodeURIComponent(id)}?${query}`, { credentials: 'include' })
    if (!response.ok) return undefined
    const { timezone, startsOn, endsOn, openingHours } = (await response.json()) as Partial<EditionClock>
    // A draft may name any zone.
    return isTimeZone(timezone) ? { timezone, startsOn, endsOn, openingHours } : undefined
  } catch {
    return undefined
  }
}

/**
 * Returns the bound that makes a native input open its calendar on an edition: its first minute while it is to come, its last one once it
 * is over. Never both: Chromium fixes the parts of a date in which they agree, and forgets the part that is being typed.
 */
export function calendarBound(
  { startsOn, endsOn }: Pick<EditionClock, 'startsOn' | 'endsOn'>,
  today: PlainDate,
): { min?: string; max?: string } {
  if (startsOn && today < startsOn) return { min: `${startsOn}T00:00` }
  return endsOn && today > endsOn ? { max: `${endsOn}T23:59` } : {}
}
