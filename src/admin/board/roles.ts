const claimed = '[role="table"], [role="row"], [role="rowgroup"], [role="columnheader"], [role="cell"]'

/**
 * The calendar component says that it is a table, whose cells are empty and whose sessions lie outside them. Without
 * those roles a screen reader hears what is there: rooms, then sessions that each tell their room and time.
 */
export function dropRoles(target: HTMLElement): void {
  for (const element of target.querySelectorAll(claimed)) {
    for (const name of ['role', 'aria-colindex', 'aria-colspan']) element.removeAttribute(name)
  }
}
