/** From the most to the least that is logged. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** JSON for programs, one record on each line; text for people. */
export const LOG_FORMATS = ['json', 'text'] as const
export type LogFormat = (typeof LOG_FORMATS)[number]

/** One record of the log. */
export interface LogRecord {
  /** ISO 8601, in UTC. */
  time: string
  level: string
  msg?: string
  /** The name of something that happens often, for programs. */
  event?: string
  /** The id of the request during which it happened. */
  request?: string
  err?: { message?: string; stack?: string }
  [field: string]: unknown
}

/** Formats a record, without the end of its line. */
export function formatRecord(record: LogRecord, format: LogFormat): string {
  return format === 'json' ? JSON.stringify(record) : asText(record)
}

function asText({ time, level, msg, event, err, ...fields }: LogRecord): string {
  const named = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const text = [msg, event].filter(Boolean).join(' ')
  const cause = err ? `\n${err.stack ?? err.message}` : ''
  return `${time.slice(11, 19)} ${level.toUpperCase().padEnd(5)} ${text}${named.join('')}${cause}`
}
