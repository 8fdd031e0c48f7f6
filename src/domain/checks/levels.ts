/** How much a finding matters: it stops the publication, it warns, or it only tells. */
export type Level = 'blocks' | 'warns' | 'informs'

/** The levels, the most serious first. */
export const levels: readonly Level[] = ['blocks', 'warns', 'informs']

/**
 * The level of each rule. What the write itself would refuse, and what would keep somebody from an image or a video,
 * blocks. A missing consent warns: without it nothing of that person is public, whatever is published.
 */
export const levelOf = {
  'room-overlap': 'blocks',
  'person-overlap': 'blocks',
  'no-time': 'blocks',
  'wrong-times': 'blocks',
  'outside-days': 'blocks',
  'room-gone': 'blocks',
  incomplete: 'blocks',
  'image-without-alt': 'blocks',
  'video-without-captions': 'blocks',
  'video-without-transcript': 'blocks',
  'no-room': 'warns',
  'outside-opening-hours': 'warns',
  'short-changeover': 'warns',
  'person-gone': 'warns',
  'consent-missing': 'warns',
  'consent-expired': 'warns',
  'consent-ends-early': 'warns',
  'missing-english': 'warns',
  'empty-summary': 'warns',
  'dead-link': 'warns',
  'no-portrait': 'informs',
  'panel-balance': 'informs',
} as const satisfies Record<string, Level>

/** A rule that a programme is held against, by its name. */
export type Rule = keyof typeof levelOf
