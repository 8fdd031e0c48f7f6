import pLimit, { type LimitFunction } from 'p-limit'

/** How many images are worked on at once. */
const AT_ONCE = 2
/** How many wait for their turn: the last one for about half a minute, on a small machine. */
const MOST_WAITING = 16

const turns = pLimit(AT_ONCE)

/** Runs the work on one image in its turn; `undefined` when too many wait already. */
export const inImageTurn = <Result>(run: () => Promise<Result>): Promise<Result> | undefined =>
  turns.pendingCount < MOST_WAITING ? turns(run) : undefined

/**
 * Runs one operation of the encoder when a thread is free for it. The four threads of Node also read files and derive passwords: the
 * encoder has two of them.
 */
export const inImageThread: LimitFunction = pLimit(2)
