import type { Page } from 'playwright-core'

/**
 * Returns what the visible elements of a page are to axe: their tags, classes, roles and attributes of accessibility, with the
 * class of their parents, each once. Texts, ids and values are left out.
 */
export const elementKinds = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const relevant =
      /^(?:aria-(?!controls|owns|activedescendant)|alt$|disabled$|lang$|placeholder$|tabindex$|title$|type$)/
    const classOf = (element: Element | null) => (element?.getAttribute('class') ?? '').replace(/\S*\d\S*/g, '').trim()
    const states = ['aria-expanded', 'aria-checked', 'aria-selected', 'aria-disabled', 'aria-invalid']
    const found = new Set<string>()
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('svg, iframe') !== null || !element.checkVisibility({ visibilityProperty: true })) continue
      const attributes = [...element.attributes]
        .filter(({ name }) => relevant.test(name))
        .map(({ name, value }) => (states.includes(name) || value === '' ? `${name}=${value}` : name))
      const parts = [element.localName, classOf(element), element.getAttribute('role'), ...attributes.sort()]
      found.add([...parts, '<', classOf(element.parentElement)].join(' '))
    }
    return [...found]
  })
