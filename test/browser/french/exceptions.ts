import type { PageText } from './page-texts'

interface Exception {
  selector?: RegExp
  text?: RegExp
  reason: string
}

/** Texts that break a rule and may stay. */
export const exceptions: Exception[] = [
  { selector: /rs__option|rs__single-value/, text: /^English$/, reason: 'A language is chosen by its own name.' },
  { selector: /import-panel|td$/, text: /«\sAll\s»/, reason: 'The name of a button of Sessionize.' },
]

export const isException = ({ selector, text }: PageText): boolean =>
  exceptions.some(
    (exception) =>
      (!exception.selector || exception.selector.test(selector)) && (!exception.text || exception.text.test(text)),
  )
