import axe from 'axe-core'
import type { Page } from 'playwright-core'

interface Axe {
  run(context: object, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

/** Returns the WCAG 2.2 A and AA violations that axe finds in the parts of a page that match the selectors. */
export async function accessibilityProblems(page: Page, selectors: string[]): Promise<string[]> {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async (include) => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    return (await axe.run({ include }, { runOnly: { type: 'tag', values: tags } })).violations
  }, selectors)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
