/** The allowed values of each field of a cron expression, in its order. */
const ranges = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12 },
  { name: 'weekday', from: 0, to: 7 },
] as const

/** A cron expression that was read. */
export interface Cron {
  /** Whether it names the minute of an instant, in the zone of the process. */
  matches(at: Date): boolean
}

/**
 * Reads a cron expression of five fields: numbers, `*`, lists, ranges and steps (POSIX, with steps as in every cron since). Days of
 * the month and of the week are alternatives when both are given. `undefined` for anything else.
 */
export function parseCron(text: string): Cron | undefined {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== ranges.length) return undefined
  const sets = fields.map((field, index) => valuesOf(field, ranges[index] as (typeof ranges)[number]))
  if (sets.includes(undefined)) return undefined
  const [minutes, hours, days, months, weekdays] = sets as Set<number>[]
  const isEither = !fields[2]?.startsWith('*') && !fields[4]?.startsWith('*')
  return {
    matches: (at) => {
      const isDay = days?.has(at.getDate()) === true
      const isWeekday = weekdays?.has(at.getDay()) === true || (at.getDay() === 0 && weekdays?.has(7) === true)
      return (
        minutes?.has(at.getMinutes()) === true &&
        hours?.has(at.getHours()) === true &&
        months?.has(at.getMonth() + 1) === true &&
        (isEither ? isDay || isWeekday : isDay && isWeekday)
      )
    },
  }
}

function valuesOf(field: string, { from, to }: { from: number; to: number }): Set<number> | undefined {
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const [, star, first, last, step] = /^(?:(\*)|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part) ?? []
    if (star === undefined && first === undefined) return undefined
    const low = star ? from : Number(first)
    const high = star || (step && last === undefined) ? to : Number(last ?? first)
    const by = Number(step ?? 1)
    if (low < from || high > to || low > high || by < 1) return undefined
    for (let value = low; value <= high; value += by) values.add(value)
  }
  return values
}
