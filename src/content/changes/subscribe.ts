import { subscribeToWrites } from '../../cache/write-events'

/** The tag of everything that depends on the log. */
export const CHANGES_TAG = 'changes'

/**
 * Calls `onAppended` after rows were added to the log by this process, and when another one may have added some. Returns how to
 * stop that. A reader that must miss nothing for long polls as well, since a message of another node can be lost.
 */
export function subscribeToChanges(onAppended: () => void): () => void {
  return subscribeToWrites(({ tags, everything, isRemote }) => {
    if (tags.includes(CHANGES_TAG) || (everything && isRemote)) onAppended()
  })
}
