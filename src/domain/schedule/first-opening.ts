import { isClockTime } from '../clock-time'
import { DEFAULT_ZONE, type Instant, instantAt, isPlainDate, isTimeZone } from '../zone'

interface Days {
  startsOn?: string | null
  timezone?: string | null
  openingHours?: { day?: string | null; opensAt?: string | null }[] | null
}

const USUAL_OPENING = '09:00'
const END_OF_DAY = '24:00'

/** Returns when the first day of an edition opens, at nine where no hour is given; `undefined` without a first day. */
export function firstOpening({ startsOn, timezone, openingHours }: Days): Instant | undefined {
  if (!isPlainDate(startsOn)) return undefined
  const given = openingHours?.find(({ day }) => day === startsOn)?.opensAt
  const opensAt = isClockTime(given) && given !== END_OF_DAY ? given : USUAL_OPENING
  return instantAt(`${startsOn}T${opensAt}`, isTimeZone(timezone) ? timezone : DEFAULT_ZONE)
}
