/** How long a form may take to show the field. */
const TIMEOUT_MS = 10_000
/** How long a form may take, once the field is focused, to open the tab that it remembers. */
const SETTLE_MS = 3_000

// A link never leads to a button that withdraws a consent.
const focusable =
  '[contenteditable="true"], input:not([type="hidden"], [type="file"]), textarea, select, button:not([data-withdraws]), a[href]'

/**
 * Opens a tab of the form on the page and focuses a field as soon as it is rendered. The form opens the tab that it
 * remembers a little later: the field is then shown and focused again. A click or a key press cancels it; so does the
 * function that is returned.
 */
export function goToField(path: string, tab: number | undefined): () => void {
  const abort = new AbortController()
  const { signal } = abort
  const stop = () => abort.abort()
  let isSettling = false
  let timer = setTimeout(stop, TIMEOUT_MS)
  const attempt = () => {
    const field = fieldOnPage(path)
    if (!field) return openTab(tab)
    // A form does not leave a tab that was clicked for the one it remembers.
    if (!isSettling) clickTab(tab)
    else if (document.activeElement !== document.body) return
    unfold(field)
    const control = [field, ...field.querySelectorAll<HTMLElement>(focusable)].find(canHaveFocus)
    if (!control) return
    control.focus({ preventScroll: true })
    if (!field.contains(document.activeElement)) return
    control.scrollIntoView({ block: 'center' })
    if (isSettling) return
    isSettling = true
    clearTimeout(timer)
    timer = setTimeout(stop, SETTLE_MS)
  }
  const observer = new MutationObserver(attempt)
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['contenteditable'],
  })
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearTimeout(timer)
  })
  for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, stop, { signal })
  attempt()
  return stop
}

function fieldOnPage(path: string): HTMLElement | null {
  const id = `field-${path.replaceAll('.', '__')}`
  const element = document.getElementById(id)
  // A rich text field has no id, but its label names it.
  return element ?? document.querySelector(`label[for="${id}"]`)?.closest<HTMLElement>('.field-type') ?? null
}

// The name of a chosen file is a link that is not shown where its picture is.
const canHaveFocus = (element: HTMLElement) =>
  element.matches(focusable) && element.checkVisibility({ visibilityProperty: true })

const tabButton = (tab: number) =>
  document.querySelectorAll<HTMLElement>('.document-fields__main .tabs-field__tab-button')[tab]

function openTab(tab: number | undefined): void {
  const button = tab === undefined ? undefined : tabButton(tab)
  if (button && !button.classList.contains('tabs-field__tab-button--active')) button.click()
}

function clickTab(tab: number | undefined): void {
  if (tab !== undefined) tabButton(tab)?.click()
}

function unfold(field: HTMLElement): void {
  field.closest('.collapsible--collapsed')?.querySelector<HTMLElement>('.collapsible__toggle')?.click()
}
