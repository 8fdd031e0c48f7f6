/** The forms in which REST returns long texts: as the editor stores them, by default, or written for a front end. */
export const richTextFormats = ['json', 'html', 'markdown'] as const

/** The forms in which a long text is written. */
export type WrittenFormat = Exclude<(typeof richTextFormats)[number], 'json'>
