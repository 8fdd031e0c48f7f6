/** What is set on each element of a page that matches. Applied again, it changes nothing. */
export interface ElementRule {
  selector: string
  apply: (element: Element) => void
  /** Applies the rule again when something inside the element changes. */
  withContents?: boolean
}
