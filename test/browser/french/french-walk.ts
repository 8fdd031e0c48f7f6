import type { Page } from 'playwright-core'
import { AdminWalk } from '../walk/admin-walk'
import type { Content } from './content'
import { isException } from './exceptions'
import { brokenRules } from './french-rules'
import { readTexts } from './page-texts'

/** Walks through pages as one person, and records each text that is not right French with the view where it stands. */
export class FrenchWalk extends AdminWalk {
  readonly problems = new Map<string, string>()
  /** The texts that were read. */
  readonly read = new Set<string>()

  constructor(
    page: Page,
    private readonly content: Content,
    opened?: Set<string>,
  ) {
    super(page, opened)
  }

  protected async inspect(view: string): Promise<void> {
    for (const found of await this.texts()) {
      if (this.read.has(`${found.place}|${found.text}`)) continue
      this.read.add(`${found.place}|${found.text}`)
      const broken = brokenRules(this.content.without(found.text))
      if (broken.length > 0 && !isException(found)) {
        const key = `${found.place}: ${JSON.stringify(found.text)}`
        this.problems.set(key, `${broken.join(', ')} — ${key} — ${view} — ${found.selector}`)
      }
    }
  }

  // A page that is being replaced has no texts to read.
  private async texts() {
    return readTexts(this.page).catch(() => [])
  }
}
