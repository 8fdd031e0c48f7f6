import { readdirSync, readlinkSync } from 'node:fs'
import { median } from '../../test/support/median'
import { residentMegabytes } from '../machine'

/** The state of a process: megabytes of memory, open descriptors, and those of them that are sockets. */
export interface Sample {
  memory: number
  descriptors: number
  sockets: number
}

/** Reads the state of a process; `undefined` when it has ended, or without `/proc`. */
export function sample(pid: number): Sample | undefined {
  const memory = residentMegabytes(pid)
  if (memory === undefined) return undefined
  const descriptors = links(pid)
  return {
    memory,
    descriptors: descriptors.length,
    sockets: descriptors.filter((to) => to.startsWith('socket:')).length,
  }
}

function links(pid: number): string[] {
  try {
    const folder = `/proc/${pid}/fd`
    return readdirSync(folder).map((name) => target(`${folder}/${name}`))
  } catch {
    return []
  }
}

function target(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

/** How each figure of a process went over its second half: the median of the first and of the second part of it. */
export function trend(samples: readonly Sample[]): { from: Sample; to: Sample } | undefined {
  const half = samples.slice(Math.floor(samples.length / 2))
  const middle = Math.floor(half.length / 2)
  if (middle === 0) return undefined
  return { from: medianOf(half.slice(0, middle)), to: medianOf(half.slice(middle)) }
}

const medianOf = (samples: readonly Sample[]): Sample => ({
  memory: median(samples.map(({ memory }) => memory)),
  descriptors: median(samples.map(({ descriptors }) => descriptors)),
  sockets: median(samples.map(({ sockets }) => sockets)),
})
