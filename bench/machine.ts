import { execFileSync } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { delimiter, join } from 'node:path'

/** A program on the PATH or where Debian puts its servers. */
export function find(program: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders
    .map((folder) => join(folder, program))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

/** The load of the machine over the last minute. */
export const loadNow = () => (loadavg()[0] ?? 0).toFixed(1)

/** The machine, the version of Node and the commit in one line. */
export function machine(): string {
  const [cpu] = cpus()
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  return `${cpus().length} × ${cpu?.model.trim()}, ${memory}, ${process.platform}, Node ${process.version}, commit ${commit}`
}

/** The resident memory of a process in megabytes; undefined where the system does not say. */
export function residentMegabytes(pid: number): number | undefined {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes ? Number(kilobytes) / 1024 : undefined
  } catch {
    return undefined
  }
}

/** The processor time a process has used, in seconds; undefined where the system does not say. */
export function processorSeconds(pid: number): number | undefined {
  try {
    const [, fields = ''] = /\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    const [user, system] = fields.split(' ').slice(11, 13).map(Number)
    // The unit of Linux is a hundredth of a second on every machine Node runs on.
    return ((user ?? Number.NaN) + (system ?? Number.NaN)) / 100
  } catch {
    return undefined
  }
}
