import type { Plugin } from 'payload'
import { DATABASE_BUSY } from '../database/busy'
import { withOwnSessionWrites } from '../database/session-writes'
import { repeatMutations } from './graphql/repeat-mutations'

/** Makes mutations that meet a conflict be done again, without a line in the log; and logins at once add up. */
export const repeatOnConflict = (): Plugin => (config) => ({
  ...config,
  db: withOwnSessionWrites(config.db),
  graphQL: repeatMutations(config.graphQL),
  loggingLevels: { ...config.loggingLevels, [DATABASE_BUSY]: 'debug' },
})
