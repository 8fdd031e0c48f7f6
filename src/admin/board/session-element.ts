/** Focuses a session in the list of a phone or in the tray. */
export const focusOnSession = (id: string): void => elementOf(id)?.focus()

/** Brings a session into view, wherever it is on the board. */
export const scrollToSession = (id: string): void =>
  elementOf(id)?.scrollIntoView({ block: 'center', inline: 'nearest' })

function elementOf(id: string): HTMLElement | null {
  const name = CSS.escape(id)
  return document.querySelector(`.board [data-session="${name}"], .board [data-waiting="${name}"] button`)
}
