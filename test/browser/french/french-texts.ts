import type { Page } from 'playwright-core'
import type { Inspector } from '../walk/admin-walk'
import type { Content } from './content'
import { isException } from './exceptions'
import { brokenRules } from './french-rules'
import { readTexts } from './page-texts'

/** Reads the texts of pages, and records each that is not right French with the view where it stands. */
export class FrenchTexts implements Inspector {
  readonly problems = new Map<string, string>()
  /** The texts that were read. */
  readonly read = new Set<string>()

  constructor(private readonly content: Content) {}

  async inspect(page: Page, view: string): Promise<void> {
    // A page that is being replaced has no texts to read.
    for (const found of await readTexts(page).catch(() => [])) {
      if (this.read.has(`${found.place}|${found.text}`)) continue
      this.read.add(`${found.place}|${found.text}`)
      const broken = brokenRules(this.content.without(found.text))
      if (broken.length > 0 && !isException(found)) {
        const key = `${found.place}: ${JSON.stringify(found.text)}`
        this.problems.set(key, `${broken.join(', ')} — ${key} — ${view} — ${found.selector}`)
      }
    }
  }
}
