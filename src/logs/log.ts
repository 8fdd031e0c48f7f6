import { isatty } from 'node:tty'
import { env } from '../env'
import { traceFields } from '../traces/trace'
import { formatRecord, LOG_LEVELS, type LogFormat, type LogLevel, type LogRecord } from './format-record'
import { currentRequestId } from './request-id'

/** The format of this process: text on a terminal, else JSON, unless `LOG_FORMAT` says. */
export const logFormat: LogFormat = env.LOG_FORMAT ?? (isatty(1) ? 'text' : 'json')

/** Writes a record on the standard output, unless its level is below `LOG_LEVEL`. Names the request during which it is written. */
export function log(level: Exclude<LogLevel, 'silent'>, fields: Omit<LogRecord, 'time' | 'level'>): void {
  if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(env.LOG_LEVEL)) return
  const record = { time: new Date().toISOString(), level, ...contextFields(), ...fields }
  process.stdout.write(`${formatRecord(record, logFormat)}\n`)
}

/** The fields of a record that name the request and the trace in which it is written. */
export function contextFields(): { request?: string; trace_id?: string; span_id?: string } {
  const request = currentRequestId()
  return { ...(request !== undefined && { request }), ...traceFields() }
}

/** The fields of a record that describe an error. */
export function errorFields(error: unknown): Pick<LogRecord, 'err'> {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  return { err: { message, stack } }
}
