import { randomUUID } from 'node:crypto'

/** A process of this machine that has written something. */
export interface WriterProcess {
  pid: number
  /** Distinguishes it from a later process with the same `pid`. */
  token: string
}

// Bundles may load this module twice in one process: only a global is common to both copies.
const key = Symbol.for('assises.process')
const shared: typeof globalThis & { [key]?: string } = globalThis
shared[key] ??= randomUUID()

/** The running process. */
export const ownProcess: WriterProcess = { pid: process.pid, token: shared[key] }

/** Whether a process of this machine has ended. A living process with the same `pid` counts as it. */
export function hasEnded({ pid, token }: WriterProcess): boolean {
  if (pid === ownProcess.pid) return token !== ownProcess.token
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
