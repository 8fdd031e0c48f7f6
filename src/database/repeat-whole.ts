import { setTimeout as wait } from 'node:timers/promises'
import pLimit from 'p-limit'
import { type Attempt, currentAttempt, runAttempt } from './attempt'
import { databaseBusy, unavailable } from './busy'

/** How long an operation is done again before it is refused. */
export const REPEAT_WITHIN_MS = 10_000

const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [20, 1_000]

/** How an operation is done again. */
export interface RepeatOptions<Result> {
  /** Returns the result of an operation that met a conflict each time. By default it throws a refusal with 503. */
  whenBusy?: (last: PromiseSettledResult<Result>) => Result
  withinMs?: number
  /** Whether its repetitions wait for those of other operations, and others for them. True by default. */
  takesTurns?: boolean
  /** Whether a second run changes nothing that the first one saved: it is then done again without transactions too. */
  isIdempotent?: boolean
}

/**
 * Runs an operation, and runs it again whole as long as the database asks for it and nothing of it is saved. The notes of
 * the database decide, not the result: Payload turns some errors into refusals of its own. Must not be called within a
 * transaction.
 */
export async function repeatWhole<Result>(
  work: () => Promise<Result>,
  {
    whenBusy = refuse,
    withinMs = REPEAT_WITHIN_MS,
    takesTurns = true,
    isIdempotent = false,
  }: RepeatOptions<Result> = {},
): Promise<Result> {
  const deadline = Date.now() + withinMs
  for (let count = 0; ; count += 1) {
    const { attempt, outcome } = await (count > 0 && takesTurns ? runAlone(work) : run(work))
    if (attempt.conflict === undefined || (attempt.hasCommitted && !isIdempotent)) return settle(outcome)
    const pause = pauseAfter(count)
    if (Date.now() + pause > deadline) return whenBusy(outcome)
    await wait(pause)
  }
}

interface Ended<Result> {
  attempt: Attempt
  outcome: PromiseSettledResult<Result>
}

async function run<Result>(work: () => Promise<Result>, isAlone = false): Promise<Ended<Result>> {
  const outer = currentAttempt()
  const attempt: Attempt = { hasCommitted: false, isAlone: isAlone || outer?.isAlone === true, outer }
  const [outcome] = await Promise.allSettled([runAttempt(attempt, work)])
  return { attempt, outcome }
}

// Repetitions of one process take turns: of many that meet in one document each gets through.
const turns = pLimit(1)

const runAlone = <Result>(work: () => Promise<Result>): Promise<Ended<Result>> =>
  currentAttempt()?.isAlone ? run(work, true) : turns(() => run(work, true))

function settle<Result>(outcome: PromiseSettledResult<Result>): Result {
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}

function refuse(): never {
  throw unavailable(databaseBusy)
}

/** Exponential, with jitter. */
const pauseAfter = (count: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** count, LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2)
