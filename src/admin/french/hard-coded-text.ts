/** The attributes in which a screen reader or a pointer finds a text. */
export const textAttributes = ['alt', 'aria-label', 'aria-roledescription', 'placeholder', 'title'] as const

/** A text that a library writes in English and has no setting for. */
export interface HardCodedText {
  /** The elements that have it. */
  selector: string
  /** Where it stands: in the text nodes of the element itself, or in an attribute, which may be absent. */
  place: 'text' | (typeof textAttributes)[number]
  english: RegExp
  /** What replaces it, or finds it on the element; an attribute that becomes empty is removed. */
  french: string | ((element: Element) => string)
  /** The file that writes it, under `node_modules`, and the part of it that shows it. `test/admin/hard-coded-texts.test.ts` reads it. */
  source: [file: string, excerpt: string]
}

/** Replaces a text in an element that matches; writes nothing when the text is already right. */
export function replaceText(element: Element, { place, english, french }: HardCodedText): void {
  const replaced = (text: string) =>
    typeof french === 'string' ? text.replace(english, french) : text.replace(english, () => french(element))
  if (place === 'text') {
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue) continue
      const text = replaced(node.nodeValue)
      if (text !== node.nodeValue) node.nodeValue = text
    }
    return
  }
  const value = element.getAttribute(place) ?? ''
  const text = replaced(value)
  if (text === value) return
  if (text === '') element.removeAttribute(place)
  else element.setAttribute(place, text)
}
