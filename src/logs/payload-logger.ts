import { env } from '../env'
import { formatRecord } from './format-record'
import { contextFields, logFormat } from './log'

/** The logger of Payload: its records have the fields, the format and the level of all others. */
export const payloadLogger = {
  options: {
    level: env.LOG_LEVEL,
    // Neither the process nor the machine: whatever collects the log knows them.
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (level: string) => ({ level }) },
    mixin: contextFields,
  },
  destination: {
    write: (line: string): void => {
      process.stdout.write(logFormat === 'json' ? line : `${formatRecord(JSON.parse(line), logFormat)}\n`)
    },
  },
}
