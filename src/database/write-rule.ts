import pLimit from 'p-limit'
import type { Payload } from 'payload'
import { type Database, decorated, whileConnected } from './decorate'
import { type WriteArgs, wrapWrites } from './write-methods'

/** A rule that is checked before some writes. */
export interface WriteRule {
  /** Prepares the database once it is connected. */
  prepare?(payload: Payload): Promise<void>
  appliesTo(write: WriteArgs): boolean
  /** Rejects when the write breaks the rule. No other write of this process to which it applies runs meanwhile. */
  check(payload: Payload, write: WriteArgs): Promise<void>
}

/**
 * Checks and makes the writes to which a rule applies one after the other in this process, so that of two that break the
 * rule together the second one is refused.
 */
export function withWriteRule(rule: WriteRule, database: Database): Database {
  const guarded = decorated(database, (adapter, payload) => {
    const mutex = pLimit(1)
    wrapWrites(adapter, ['create', 'updateOne'], (write) => async (args) => {
      if (!rule.appliesTo(args)) return write(args)
      return mutex(async () => {
        await rule.check(payload, args)
        return write(args)
      })
    })
  })
  return whileConnected(guarded, async (payload) => {
    await rule.prepare?.(payload)
    return undefined
  })
}
