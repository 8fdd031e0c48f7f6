const withTableRole = '[role="table"], [role="row"], [role="rowgroup"], [role="columnheader"], [role="cell"]'

/**
 * Removes the table roles that the calendar component gives its elements: the cells are empty, and the sessions lie
 * outside them. Without these roles a screen reader reads the rooms, then each session with its room and its time.
 */
export function removeTableRoles(target: HTMLElement): void {
  for (const element of target.querySelectorAll(withTableRole)) {
    for (const name of ['role', 'aria-colindex', 'aria-colspan']) element.removeAttribute(name)
  }
}
