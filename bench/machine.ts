import { execFileSync } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { delimiter, join } from 'node:path'

/** Returns the path of a program on the PATH or in the folders of servers on Debian. `undefined` when it is not installed. */
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

/** The load average of the machine over the last minute. */
export const loadNow = () => (loadavg()[0] ?? 0).toFixed(1)

/** The machine, the version of Node and the commit in one line. */
export function machine(): string {
  const [cpu] = cpus()
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  return `${cpus().length} × ${cpu?.model.trim()}, ${memory}, ${process.platform}, Node ${process.version}, commit ${commit}`
}

/** The resident memory of a process in megabytes. `undefined` without `/proc`. */
export function residentMegabytes(pid: number): number | undefined {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes ? Number(kilobytes) / 1024 : undefined
  } catch {
    return undefined
  }
}

/** The processor time of a process in seconds. `undefined` without `/proc`. */
export function processorSeconds(pid: number): number | undefined {
  try {
    const [, fields = ''] = /\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    const [user, system] = fields.split(' ').slice(11, 13).map(Number)
    // Linux counts in hundredths of a second on the machines that Node supports.
    return ((user ?? Number.NaN) + (system ?? Number.NaN)) / 100
  } catch {
    return undefined
  }
}
