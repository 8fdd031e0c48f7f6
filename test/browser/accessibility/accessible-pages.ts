import type { Page } from 'playwright-core'
import { pageViolations, type Violation } from '../../support/axe'
import type { Inspector } from '../walk/admin-walk'
import { readExceptions, withoutExceptions } from './exceptions'
import { elementKinds } from './page-kinds'

const AGAIN_AFTER_MS = 1_000
const desktop = { width: 1440, height: 900 }

/** The other sizes of a page: a small desktop, a phone, and 200 % zoom on the desktop. */
const sizes = {
  '1024': { width: 1024, height: 768 },
  '390': { width: 390, height: 844 },
  '200 %': { width: 720, height: 450 },
} as const

type Size = keyof typeof sizes

/** Every view at every size, and every opener: set `WCAG_EVERY=1`. */
const isComplete = process.env.WCAG_EVERY === '1'

/** Records what axe finds on each complete page, in light and dark. */
export class AccessiblePages implements Inspector {
  readonly problems = new Map<string, string>()
  /** The views that were looked at, with their theme and size. */
  readonly seen: string[] = []
  /** The kinds of elements and pages that were looked at. */
  private readonly kinds = new Set<string>()
  private pages = 0
  private readonly exceptions = readExceptions()

  constructor(private readonly width: 'every size' | 'one size' = 'every size') {}

  async inspect(page: Page, view: string): Promise<void> {
    await page.waitForFunction(hasArrived, undefined, { timeout: 5_000 }).catch(() => {})
    await page.evaluate(stopMotion)
    const hasNew = this.isNew(await elementKinds(page).catch(() => []))
    // What opens is looked at where it has an element that none before had; a page and a tab are always looked at.
    if (!hasNew && isOpened(view) && !isComplete) return
    await this.record(page, view, 'light')
    await inDark(page, () => this.record(page, view, 'dark', ['color-contrast']))
    for (const size of this.sizesOf(view)) {
      await page.setViewportSize(sizes[size])
      await page.waitForTimeout(250)
      await this.record(page, view, size)
      await page.setViewportSize(desktop)
    }
  }

  private isNew(kinds: string[]): boolean {
    const before = this.kinds.size
    for (const kind of kinds) this.kinds.add(kind)
    return this.kinds.size > before
  }

  /** Every size for the first page of a kind, then one after the other; the phone for what opens. */
  private sizesOf(view: string): Size[] {
    const isNew = this.isNew([kindOfView(view)])
    const all = Object.keys(sizes) as Size[]
    if (this.width === 'one size') return []
    if (isComplete) return all
    if (isOpened(view)) return ['390']
    this.pages += 1
    return isNew ? all : all.filter((_, index) => index === this.pages % all.length)
  }

  /** What is found twice: a page that Next replaces has no title for a moment. */
  private async violations(page: Page, rules?: string[]): Promise<Violation[]> {
    const read = async () => withoutExceptions(page, await pageViolations(page, rules), this.exceptions)
    if ((await read()).length === 0) return []
    await page.waitForTimeout(AGAIN_AFTER_MS)
    return read()
  }

  private async record(page: Page, view: string, where: string, rules?: string[]): Promise<void> {
    this.seen.push(`${view} (${where})`)
    for (const violation of await this.violations(page, rules)) {
      const key = `${violation.rule}: ${withoutIds(violation.target)}`
      if (!this.problems.has(key)) this.problems.set(key, formatProblem(violation, `${view} (${where})`))
    }
  }
}

async function inDark(page: Page, look: () => Promise<void>): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
  await look()
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'))
}

const withoutIds = (text: string) => text.replace(/[0-9a-f]{24}|[0-9a-f]{8}-[0-9a-f-]{27}|_[rR]_\w+_|\d+/g, '#')

// A list, a form, a tab of an edition, a menu: without the collection and the document.
const kindOfView = (view: string) =>
  view
    .replace(/\/collections\/(?!editions)[\w-]+/, '/collections/…')
    .replace(/[0-9a-f-]{24,36}/g, '…')
    .replace(/ › tab \d+/, ' › tab')

/** Whether a view is something that opened on a page: a menu, a list, a dialog. */
const isOpened = (view: string) => view.replace(/ › tab \d+$/, '').includes(' › ')

const formatProblem = ({ rule, target, html, summary }: Violation, view: string) =>
  `${rule} — ${target} — ${html.slice(0, 160)} — ${summary.replace(/\s+/g, ' ').slice(0, 200)} — ${view}`

/** A page that Next is still writing has neither its title nor its heading. */
const hasArrived = () => document.title !== '' && document.querySelector('h1') !== null

/** A colour that changes slowly would be measured on its way, and a page that scrolled hides what is below its bars. */
function stopMotion(): void {
  if (!document.getElementById('no-motion')) {
    const style = document.createElement('style')
    style.id = 'no-motion'
    style.textContent = '* { animation: none !important; transition: none !important; }'
    document.head.append(style)
  }
}
