import { searchKey } from '../../text'
import { type Instant, instantAt, isPlainDate, type PlainDate, type WallTime, wallTimeIn } from '../../zone'
import { readNumber } from './number'

const months = [
  ['janvier', 'january', 'janv', 'jan'],
  ['fevrier', 'february', 'fevr', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'april', 'avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'july', 'juil', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dec'],
]
// No date is longer, and the patterns below are slow on long texts.
const MOST_CHARACTERS = 100
const FIRST_SPREADSHEET_DAY = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/** The days in which a day without a year lies. */
export interface Days {
  startsOn: PlainDate
  endsOn: PlainDate
}

/**
 * Reads a day: « 21/05/2024 », « 2024-05-21 », « mardi 21 mai 2024 », « 21-mai-24 », the serial number of a spreadsheet;
 * with `days`, « 21 mai » or « 21/05 » as well.
 */
export function readDay(cell: string, days?: Days): PlainDate | undefined {
  if (cell.length > MOST_CHARACTERS) return undefined
  const text = searchKey(cell).replace(/^(?:lun|mar|mer|jeu|ven|sam|dim)[a-z]*\.?\s+/, '')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return plainDate(iso[1], iso[2], iso[3])
  const figures = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/.exec(text)
  if (figures && (figures[3] || text.includes('/'))) return dayOf(figures[3], figures[2], figures[1], days)
  const spelt = /^(\d{1,2})(?:er)?[ -]([a-z]+)\.?(?:[ -](\d{4}|\d{2}))?$/.exec(text)
  if (spelt) {
    const month = months.findIndex((names) => names.includes(spelt[2] ?? ''))
    return month < 0 ? undefined : dayOf(spelt[3], String(month + 1), spelt[1], days)
  }
  const serial = readNumber(cell)
  if (serial === undefined || serial < 20_000 || serial > 90_000) return undefined
  return new Date(FIRST_SPREADSHEET_DAY + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10)
}

/** Reads a time as `HH:MM:SS`: « 9 h 30 », « 9h », « 09:30 », or a fraction of a day, « 0,395833 ». */
export function readTime(cell: string): string | undefined {
  const text = searchKey(cell)
  const clock = /^(\d{1,2})\s*(?::|h)\s*(\d{2})?(?::(\d{2})(?:\.0+)?)?$/.exec(text)
  if (clock) return clockTime(Number(clock[1]), Number(clock[2] ?? 0), Number(clock[3] ?? 0))
  const serial = readNumber(cell)
  if (serial === undefined || serial < 0 || (serial >= 1 && serial < 20_000) || !/[.,]/.test(cell)) return undefined
  const minutes = Math.round((serial % 1) * 24 * 60)
  return clockTime(Math.floor(minutes / 60), minutes % 60, 0)
}

/** Reads an instant in a time zone: a day and a time, a time alone on `day`, or an instant with its own offset. */
export function readMoment(cell: string, zone: string, day?: PlainDate): Instant | undefined {
  if (cell.length > MOST_CHARACTERS) return undefined
  const text = cell.trim()
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    const instant = new Date(text)
    return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString()
  }
  if (day && /^24\s*(?:h|:)\s*(?:00)?$/i.test(text)) return instantAt(`${dayAfter(day)}T00:00`, zone)
  const wall = wallTimeOf(text, day)
  return wall && !isSkipped(wall, zone) ? instantAt(wall, zone) : undefined
}

/** Whether a cell names an hour that summer time skips, such as « 02:30 » on the last Sunday of March. */
export function isSkippedHour(cell: string, zone: string, day?: PlainDate): boolean {
  const wall = cell.length > MOST_CHARACTERS ? undefined : wallTimeOf(cell.trim(), day)
  return Boolean(wall && isSkipped(wall, zone))
}

/** Whether a cell gives a time without a day. */
export const isTimeAlone = (cell: string): boolean => readTime(cell.slice(0, MOST_CHARACTERS)) !== undefined

const isSkipped = (wall: WallTime, zone: string) => wallTimeIn(instantAt(wall, zone), zone) !== wall.slice(0, 16)

function wallTimeOf(text: string, day?: PlainDate): WallTime | undefined {
  const time = readTime(text)
  if (time && day) return `${day}T${time}`
  const [ownDay, ownTime] = splitMoment(text)
  return ownDay && ownTime ? `${ownDay}T${ownTime}` : undefined
}

const dayAfter = (day: PlainDate): PlainDate => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)

/** Writes a day: « 21/05/2024 ». */
export const writeDay = (day: PlainDate): string => day.split('-').reverse().join('/')

/** Writes an instant beside its `day`: « 09:30 »; « 22/05/2024 00:30 » on another day; in ISO 8601 when the clocks show it twice. */
export function writeMoment(instant: Instant, zone: string, day: PlainDate): string {
  const wall = wallTimeIn(instant, zone)
  const exact = new Date(instant).toISOString()
  if (instantAt(wall, zone) !== exact) return exact
  const [ownDay = '', time = ''] = wall.split('T')
  return ownDay === day ? time : `${writeDay(ownDay)} ${time}`
}

function splitMoment(text: string): [PlainDate | undefined, string | undefined] {
  const serial = readNumber(text)
  if (serial !== undefined) return [readDay(text), readTime(text)]
  const parts = /^(.*?)(?:T|\s+(?:a\s|à\s)?\s*|,\s*)(\d{1,2}\s*(?::|h).*)$/i.exec(text)
  return parts ? [readDay(parts[1] ?? ''), readTime(parts[2] ?? '')] : [undefined, undefined]
}

// Without a year: the one that puts the day inside the edition, else that of its first day.
function dayOf(year: string | undefined, month = '', day = '', days?: Days): PlainDate | undefined {
  if (year || !days) return year ? plainDate(year, month, day) : undefined
  const possible = [days.startsOn, days.endsOn].map((date) => plainDate(date.slice(0, 4), month, day))
  return possible.find((date) => date && date >= days.startsOn && date <= days.endsOn) ?? possible[0]
}

function plainDate(year = '', month = '', day = ''): PlainDate | undefined {
  const full = year.length === 2 ? `20${year}` : year
  const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDate(date) ? date : undefined
}

function clockTime(hours: number, minutes: number, seconds: number): string | undefined {
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined
  return [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':')
}
