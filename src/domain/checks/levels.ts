/** How serious a finding is: it blocks the publication, it warns, or it informs. */
export type Level = 'blocks' | 'warns' | 'informs'

/** The levels, the most serious first. */
export const levels: readonly Level[] = ['blocks', 'warns', 'informs']
