import type { Page } from 'playwright-core'

const SETTLED_MS = 250
const SETTLES_WITHIN_MS = 6_000

/** Waits until the page has not changed for `quiet` milliseconds and loads nothing, or for `most`. */
function untilQuiet({ quiet, most }: { quiet: number; most: number }): Promise<void> {
  return new Promise((resolve) => {
    const started = performance.now()
    let changed = started
    const watch = new MutationObserver(() => {
      changed = performance.now()
    })
    watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
    const timer = setInterval(() => {
      const now = performance.now()
      const isLoading = document.querySelector('.shimmer-effect, .loading-overlay, .rs__menu-notice--loading') !== null
      if (now - started < most && (isLoading || now - changed < quiet)) return
      clearInterval(timer)
      watch.disconnect()
      resolve()
    }, 50)
  })
}

/** Something that opens a menu, a list or a dialog, by what it looks like. */
interface Opener {
  /** Its classes and its name: the same button of another page is not opened again. */
  key: string
  index: number
}

// Buttons that end the walk or change what it walks through; the notices after them are looked at elsewhere.
const finalButtons =
  /Se déconnecter|^Confirmer|^Supprimer|^Mettre à la corbeille|^Annuler l’import|^Importer|^Créer l’édition/

/** Looks at what is on the screen, which has settled, and leaves it as it was. */
export interface Inspector {
  inspect(page: Page, view: string): Promise<void>
}

/** Walks through pages as one person; each view, menu and dialog is looked at by the inspectors, one after the other. */
export class AdminWalk {
  /** `opened` has what somebody else opened or did already, and is added to. */
  constructor(
    readonly page: Page,
    private readonly inspectors: Inspector[],
    private readonly opened = new Set<string>(),
  ) {}

  /** Whether nobody did this before: what it shows is the same each time. */
  isFirst(what: string): boolean {
    if (this.opened.has(what)) return false
    this.opened.add(what)
    return true
  }

  async visit(path: string): Promise<void> {
    await this.page.goto(path, { waitUntil: 'domcontentloaded' })
    await this.look(path)
  }

  /** Inspects the page once it is settled. */
  async look(view: string): Promise<void> {
    await this.settle()
    for (const inspector of this.inspectors) await inspector.inspect(this.page, view)
  }

  /** Opens what `selector` matches, one after the other, looks, and closes it. */
  async openEach(view: string, selector: string, { nested = false, limit = 25 } = {}): Promise<void> {
    const openers = (await this.openers(selector)).filter(({ key }) => !this.opened.has(key)).slice(0, limit)
    for (const { key } of openers) {
      if (this.opened.has(key)) continue
      this.opened.add(key)
      const address = this.page.url()
      if (!(await this.click(selector, key))) continue
      await this.look(`${view} › ${key}`)
      if (nested) await this.openItems(`${view} › ${key}`, selector, key)
      await this.close(address)
    }
  }

  private async openItems(view: string, selector: string, key: string): Promise<void> {
    const items = [
      '.popup__content button',
      '.popup__content a[role=button]',
      // The form of a drawer is that of its collection, which is walked through for itself.
      'dialog[open] button:not(.document-fields *)',
      '.drawer--is-open button:not(.document-fields *)',
    ].join(', ')
    for (const item of await this.openers(items)) {
      const label = item.key.split(' | ')[1] ?? ''
      if (this.opened.has(item.key) || finalButtons.test(label)) continue
      this.opened.add(item.key)
      const address = this.page.url()
      if (!(await this.click(items, item.key))) continue
      await this.look(`${view} › ${label}`)
      await this.close(address)
      await this.click(selector, key)
    }
  }

  private openers(selector: string): Promise<Opener[]> {
    return this.page.evaluate((matching) => {
      const ancestorsOf = ({ parentElement }: Element) =>
        parentElement ? [parentElement.parentElement ?? parentElement, parentElement] : []
      const found = [...document.querySelectorAll(matching)].map((element, index) => {
        const name = (element.getAttribute('aria-label') || element.textContent || '').trim().slice(0, 60)
        const field = element.closest('[id^=field-]')?.id ?? ''
        const isThere = element.checkVisibility() && !element.matches(':disabled')
        const holders = ancestorsOf(element).map(({ classList }) => classList[0] ?? '')
        return { isThere, index, key: `${[...holders, element.classList[0]].join(' ')} ${field} | ${name}` }
      })
      return found.filter(({ isThere }) => isThere)
    }, selector)
  }

  private async click(selector: string, key: string): Promise<boolean> {
    const opener = (await this.openers(selector)).find((candidate) => candidate.key === key)
    if (!opener) return false
    try {
      await this.page.locator(selector).nth(opener.index).click({ timeout: 1_500 })
      return true
    } catch {
      return false
    }
  }

  /** Closes what is open, and returns to the page if it was left. */
  private async close(address: string): Promise<void> {
    for (let tries = 0; tries < 3 && (await this.isSomethingOpen()); tries++) {
      await this.page.keyboard.press('Escape')
      await this.page.waitForTimeout(50)
      if (!(await this.isSomethingOpen())) break
      await this.page
        .locator('.drawer--is-open .drawer__close, .drawer--is-open .doc-drawer__header-close')
        .last()
        .click({ timeout: 300 })
        .catch(() => {})
    }
    if (this.page.url() !== address || (await this.isSomethingOpen())) {
      await this.page.goto(address, { waitUntil: 'domcontentloaded' })
      await this.settle()
    }
  }

  private async isSomethingOpen(): Promise<boolean> {
    const open = '.drawer--is-open, dialog[open], .popup--active, .rs__menu, .payload__modal-item--enterDone'
    return (await this.page.locator(open).count()) > 0
  }

  private async settle(): Promise<void> {
    await this.page.evaluate(untilQuiet, { quiet: SETTLED_MS, most: SETTLES_WITHIN_MS }).catch(() => {})
  }
}
