import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Figure, figure } from '../figures'
import type { Duration } from '../operations/watch'
import { environment } from '../project'

const ROWS = 500
const RELEASED = 300
/** How long another request may wait during an operation, in milliseconds. */
const LONGEST_WAIT_MS = 500

type Durations = Record<'dry' | 'apply' | 'undo' | 'clone' | 'release', Duration>

/** The duration of the operations on many documents, on an empty database of `name` at a URL or in a file of the folder. */
export async function measureOperations(folder: string, database: string, name: string): Promise<Figure[]> {
  const sizes = ['--rows', String(ROWS), '--released', String(RELEASED)]
  const args = ['--conditions=production', '--import', 'tsx', 'bench/operations/run.ts', ...sizes]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: environment(folder, database) })
  const durations = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Durations
  return [
    ...rate(`${name}: dry run of ${ROWS} rows`, durations.dry, 1_000),
    ...rate(`${name}: import of ${ROWS} rows`, durations.apply, 100),
    ...rate(`${name}: undoing that import`, durations.undo, 100),
    ...time(`${name}: new edition with 60 sessions`, durations.clone, 1),
    ...time(`${name}: release of ${RELEASED} sessions`, durations.release, 5),
  ]
}

function rate(name: string, duration: Duration, atLeast: number): Figure[] {
  const perSecond = (ROWS * 1_000) / duration.ms
  const goal = { target: `≥ ${atLeast} rows/s`, isMet: perSecond >= atLeast }
  return [figure(name, `${Math.round(perSecond)} rows/s, ${ofProcessor(duration)}`, goal), wait(name, duration)]
}

function time(name: string, duration: Duration, atMost: number): Figure[] {
  const seconds = duration.ms / 1_000
  const goal = { target: `≤ ${atMost} s`, isMet: seconds <= atMost }
  return [figure(name, `${seconds.toFixed(2)} s, ${ofProcessor(duration)}`, goal), wait(name, duration)]
}

const ofProcessor = ({ processorMs }: Duration) => `${(processorMs / 1_000).toFixed(2)} s of the processor`

const wait = (name: string, { longestWaitMs }: Duration): Figure =>
  figure(`${name}: the longest that another request waited`, `${Math.round(longestWaitMs)} ms`, {
    target: `≤ ${LONGEST_WAIT_MS} ms`,
    isMet: longestWaitMs <= LONGEST_WAIT_MS,
  })
