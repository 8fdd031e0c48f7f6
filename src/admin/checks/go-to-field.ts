/** How long a form may take to show the field. */
const TIMEOUT_MS = 10_000

const focusable =
  '[contenteditable="true"], input:not([type="hidden"], [type="file"]), textarea, select, button, a[href]'

/**
 * Opens a tab of the form on the page and focuses a field as soon as it is rendered. A click or a key press cancels it;
 * so does the function that is returned.
 */
export function goToField(path: string, tab: number | undefined): () => void {
  const abort = new AbortController()
  const { signal } = abort
  const stop = () => abort.abort()
  const attempt = () => {
    const field = fieldOnPage(path)
    if (!field) return openTab(tab)
    unfold(field)
    const control = field.matches(focusable) ? field : field.querySelector<HTMLElement>(focusable)
    if (!control) return
    control.focus({ preventScroll: true })
    if (!field.contains(document.activeElement)) return
    control.scrollIntoView({ block: 'center' })
    stop()
  }
  const observer = new MutationObserver(attempt)
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['contenteditable'],
  })
  const timer = setTimeout(stop, TIMEOUT_MS)
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

function openTab(tab: number | undefined): void {
  if (tab === undefined) return
  const button = document.querySelectorAll<HTMLElement>('.document-fields__main .tabs-field__tab-button')[tab]
  if (button && !button.classList.contains('tabs-field__tab-button--active')) button.click()
}

function unfold(field: HTMLElement): void {
  field.closest('.collapsible--collapsed')?.querySelector<HTMLElement>('.collapsible__toggle')?.click()
}
