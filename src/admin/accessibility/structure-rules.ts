import type { ElementRule } from './element-rule'
import { setAttribute } from './set-attribute'

const rule = (selector: string, attributes: Record<string, string | undefined>): ElementRule => ({
  selector,
  apply: (element) => {
    for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value)
  },
})

/** Corrects roles, headings and the order of focus in the markup of Payload. */
export const structureRules: ElementRule[] = [
  // The arrow of a list of choices is hidden from screen readers: the arrow keys open it.
  rule('.dropdown-indicator', { tabindex: '-1' }),
  rule('.clear-indicator', { 'aria-hidden': undefined }),
  // A value that can be dragged holds a button of its own.
  rule('.rs__multi-value[role="button"]', { role: 'group' }),
  rule('.popup-button--custom:has(button)', { role: undefined, tabindex: undefined }),
  // What can be shown or hidden is checked or not.
  rule('button[aria-checked]', { role: 'checkbox' }),
  // The element that it controls is rendered only when it is open.
  rule('.view-version__toggle-locales', { 'aria-controls': undefined }),
  rule('.popup-button', { 'aria-haspopup': 'true' }),
  // The children of this list are links.
  rule('.doc-tabs__tabs', { role: 'presentation' }),
  rule('.doc-tabs', { role: 'navigation' }),
  // The text names them, with the number beside it.
  rule('a.doc-tab, .diff-collapser__toggle-button, .list-header__create-new-button', { 'aria-label': undefined }),
  rule('.doc-tab--active', { role: 'link', 'aria-current': 'page', 'aria-label': undefined }),
  { selector: '.tabs-field', withContents: true, apply: markOpenTab },
  {
    selector: '.array-field__title, .group-field__title, .blocks-field__title, .relationship-table__header h4',
    apply: levelOfHeading,
  },
  rule('.payload-settings h3, .no-results h3', { 'aria-level': '2' }),
  { selector: '.template-default__wrap', withContents: true, apply: markMain },
  rule('.template-minimal__wrap', { role: 'main' }),
  rule('.drawer main, dialog main', { role: 'group' }),
  // The name of the file stands beside it.
  { selector: '.thumbnail img', apply: emptyFileNames },
]

function markOpenTab(field: Element): void {
  for (const button of field.querySelectorAll('.tabs-field__tab-button')) {
    const isOpen = button.classList.contains('tabs-field__tab-button--active')
    setAttribute(button, 'aria-current', isOpen ? 'true' : undefined)
  }
}

function levelOfHeading(heading: Element): void {
  let level = 1
  for (let holder = heading.closest(nested); holder; holder = holder.parentElement?.closest(nested) ?? null) level += 1
  setAttribute(heading, 'aria-level', String(Math.min(level, 6)))
}
const nested = '.array-field, .group-field, .blocks-field'

/** Makes one part of a page its main landmark, where Payload has none. */
function markMain(page: Element): void {
  const marked = page.querySelector('[data-landmark]')
  const native = page.querySelector('main')
  const content = native ?? [...page.children].find((child) => child.matches(contents)) ?? null
  if (marked && marked !== content) {
    marked.removeAttribute('role')
    marked.removeAttribute('data-landmark')
  }
  if (native || !content) return
  setAttribute(content, 'role', 'main')
  setAttribute(content, 'data-landmark', '')
}
const contents = 'div:not([id], .app-header, .doc-header), section, article'

function emptyFileNames(image: Element): void {
  const alt = image.getAttribute('alt')
  if (alt === null || /\.\w{3,4}$/.test(alt)) image.setAttribute('alt', '')
}
