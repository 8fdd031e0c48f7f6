/** How the name of a person is shown, from the most to the least of it. */
export const displayModes = ['full-name', 'first-name', 'pseudonym'] as const
export type DisplayMode = (typeof displayModes)[number]

/** Whether a person who agreed to `agreed` may be shown as `shown`. Without a choice of theirs, any way will do. */
export function allowsDisplay(agreed: DisplayMode | null | undefined, shown: DisplayMode): boolean {
  return !agreed || displayModes.indexOf(agreed) <= displayModes.indexOf(shown)
}
