import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Violation } from '../../support/axe'

interface Exception {
  rule: string
  selector: string
  /** The address of the issue of the library. */
  issue: string
}

/** The table of `docs/accessibility.md`: what cannot be mended here, each with its issue. */
export function readExceptions(): Exception[] {
  const text = readFileSync('docs/accessibility.md', 'utf8')
  const table = text.split('<!-- exceptions -->')[1] ?? ''
  return table
    .split('\n')
    .filter((line) => /^\|\s*`/.test(line))
    .map((line) => {
      const [rule = '', selector = '', , issue = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim().replace(/^`|`$/g, ''))
      return { rule, selector, issue }
    })
}

/** Returns the violations that are not exceptions. */
export async function withoutExceptions(page: Page, found: Violation[], exceptions: Exception[]): Promise<Violation[]> {
  const isExcepted = await Promise.all(
    found.map(async ({ rule, target }) => {
      const selectors = exceptions.filter((exception) => exception.rule === rule).map(({ selector }) => selector)
      if (selectors.length === 0) return false
      return page.evaluate(([found, excepted]) => document.querySelector(found)?.matches(excepted) ?? false, [
        target,
        selectors.join(', '),
      ] as const)
    }),
  )
  return found.filter((_, index) => !isExcepted[index])
}
