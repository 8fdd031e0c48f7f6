import type { Page } from 'playwright-core'

/** A text that a person can read on a page, or that a screen reader says. */
export interface PageText {
  text: string
  /** `text`, or the attribute that has it. */
  place: string
  /** Where it is: the nearest id, and the classes of its element. */
  selector: string
}

/** Returns every text of a page: visible, announced, and in attributes that are read aloud or shown under the pointer. */
export const readTexts = (page: Page): Promise<PageText[]> =>
  page.evaluate(() => {
    const attributes = [
      'alt',
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'aria-valuetext',
      'placeholder',
      'title',
    ]
    const found: { text: string; place: string; selector: string }[] = [
      { text: document.title, place: 'title of the page', selector: 'head' },
    ]
    const describing = [...document.querySelectorAll('[aria-describedby], [aria-labelledby]')].flatMap((element) =>
      ['aria-describedby', 'aria-labelledby'].flatMap((name) => (element.getAttribute(name) ?? '').split(' ')),
    )
    const named = new Set(describing.filter(Boolean))
    const ignored = 'script, style, noscript, template, iframe, svg, code'

    function selectorOf(element: Element): string {
      const holder = element.closest('[id]')
      const classes = [...element.classList].slice(0, 2).map((name) => `.${name}`)
      const path = `${element.tagName.toLowerCase()}${classes.join('')}`
      const parent = element.parentElement?.classList[0]
      return `${holder && holder !== element ? `#${holder.id} ` : ''}${parent ? `.${parent} > ` : ''}${path}${element.id ? `#${element.id}` : ''}`
    }
    const isRead = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) ||
      element.closest('[aria-live], [role=status], [role=alert], [role=log]') !== null ||
      [element, element.parentElement].some((holder) => holder?.id && named.has(holder.id))

    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest(ignored) || !isRead(element)) continue
      const own = [...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.nodeValue : '\u0000'))
      for (const text of own
        .join('')
        .split('\u0000')
        .filter((part) => part.trim())) {
        found.push({ text, place: 'text', selector: selectorOf(element) })
      }
      for (const name of attributes) {
        const text = element.getAttribute(name)
        if (text?.trim()) found.push({ text, place: name, selector: selectorOf(element) })
      }
      const isPicker = element.matches(
        '.react-datepicker__input-container input, input[type=button], input[type=submit]',
      )
      if (isPicker && element instanceof HTMLInputElement && element.value) {
        found.push({ text: element.value, place: 'value', selector: selectorOf(element) })
      }
    }
    return found
  })
