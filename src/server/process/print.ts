import { formatRecord } from '../../logs/format-record'
import { contextFields, logFormat } from '../../logs/log'

/** Writes French text for the operator on the standard output, whatever the level of the log: each line is a record of it. */
export function print(text: string): void {
  if (logFormat === 'text') return void process.stdout.write(`${text}\n`)
  for (const line of text.split('\n')) if (line.trim()) process.stdout.write(`${asRecord('info', line)}\n`)
}

/** Writes a French error message for the operator on the standard error, as one record. */
export function printError(text: string): void {
  process.stderr.write(`${logFormat === 'text' ? text : asRecord('error', text)}\n`)
}

function asRecord(level: string, msg: string): string {
  return formatRecord({ time: new Date().toISOString(), level, ...contextFields(), msg }, logFormat)
}
