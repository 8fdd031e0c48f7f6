/** Sets an attribute, or removes it when there is no value. Writes nothing that is already so. */
export function setAttribute(element: Element, name: string, value: string | undefined): void {
  if (element.getAttribute(name) === (value ?? null)) return
  if (value === undefined) element.removeAttribute(name)
  else element.setAttribute(name, value)
}

let count = 0

/** Returns the id of an element, and gives it one that no other has when it has none. */
export function idOf(element: Element, purpose: string): string {
  if (!element.id) {
    count += 1
    element.id = `${purpose}-${count}`
  }
  return element.id
}
