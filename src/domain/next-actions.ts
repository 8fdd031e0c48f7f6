/** What an edition waits for, counted. */
export interface Work {
  /** Whether its last day has passed. */
  isOver: boolean
  /** Documents of the programme whose newest version is not on the site. */
  pending: number
  /** Findings that block a release. */
  blocking: number
  /** Sessions without a time. */
  unplaced: number
  /** French texts without their English. */
  untranslated: number
}

/** What a person can do next in an edition. */
export type Action = 'correct' | 'release' | 'place' | 'translate' | 'prepare' | 'open'

/**
 * Returns what to do next in an edition, the most useful first: what blocks a release before the release, and what the
 * public misses before translations. `isLast` says that no other edition is to come: the next one can be prepared.
 */
export function nextActions(
  { isOver, pending, blocking, unplaced, untranslated }: Work,
  { canPublish, isLast }: { canPublish: boolean; isLast: boolean },
): Action[] {
  const wanted: [Action, boolean][] = [
    ['prepare', isOver && isLast && canPublish],
    ['correct', pending > 0 && blocking > 0],
    ['release', pending > 0 && blocking === 0 && canPublish],
    ['place', unplaced > 0 && !isOver],
    ['translate', untranslated > 0 && !isOver],
    ['open', !isOver],
  ]
  return wanted.flatMap(([action, isWanted]) => (isWanted ? [action] : []))
}
