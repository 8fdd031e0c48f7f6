import { format, stripVTControlCharacters } from 'node:util'
import { errorFields, log, logFormat } from '../../logs/log'

const levels = { debug: 'debug', error: 'error', info: 'info', log: 'info', trace: 'debug', warn: 'warn' } as const

/** Makes what libraries write on the console of this thread records of the log, where these are not for people. */
export function recordConsole(): void {
  if (logFormat === 'text') return
  for (const [method, level] of Object.entries(levels) as [keyof typeof levels, (typeof levels)['log']][]) {
    console[method] = (...parts: unknown[]) => {
      const error = parts.find((part) => part instanceof Error)
      const msg = stripVTControlCharacters(format(...parts.filter((part) => part !== error))).trim()
      log(level, { msg: msg || undefined, ...(error !== undefined && errorFields(error)) })
    }
  }
}
