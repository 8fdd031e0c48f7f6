import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** An element that breaks a rule. */
export interface Violation {
  rule: string
  /** The selector that axe gives the element. */
  target: string
  html: string
  summary: string
}

interface Found {
  id: string
  nodes: { html: string; target: unknown[]; failureSummary?: string }[]
}

interface Axe {
  run(context: object, options: object): Promise<{ violations: Found[] }>
}

const criteria = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

// What the criteria ask for, and axe counts among good practice or has on trial.
const further = [
  'empty-table-header',
  'heading-order',
  'label-content-name-mismatch',
  'label-title-only',
  'landmark-no-duplicate-main',
  'landmark-one-main',
  'page-has-heading-one',
]

/** Returns the WCAG 2.2 A and AA violations that axe finds in the parts of a page that match the selectors. */
export async function accessibilityProblems(page: Page, selectors: string[]): Promise<string[]> {
  await page.evaluate(transitionsEnd)
  const violations = await runAxe(page, { include: selectors }, { runOnly: { type: 'tag', values: criteria } })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/**
 * Returns the violations of the whole page: of WCAG 2.2 A and AA, of one heading of the first level, the order of
 * headings, and one main landmark; or of `rules` alone.
 */
export async function pageViolations(page: Page, rules?: string[]): Promise<Violation[]> {
  const all = {
    runOnly: { type: 'tag', values: criteria },
    rules: Object.fromEntries(further.map((rule) => [rule, { enabled: true }])),
  }
  // The site in the preview has its own tests.
  const options = { iframes: false, ...(rules ? { runOnly: { type: 'rule', values: rules } } : all) }
  const violations = await runAxe(page, { include: ['html'] }, options)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, target, failureSummary = '' }) => ({
      rule: id,
      target: target.join(' '),
      html,
      summary: failureSummary,
    })),
  )
}

async function runAxe(page: Page, context: object, options: object): Promise<Found[]> {
  // Half a megabyte of script, once for each page.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(
    async ([where, how]) =>
      (await (globalThis as unknown as { axe: Axe }).axe.run(where as object, how as object)).violations,
    [context, { resultTypes: ['violations'], ...options }] as const,
  )
}

/** Runs in the page: waits for transitions under way, in which a colour is neither the old nor the new one. */
async function transitionsEnd(): Promise<void> {
  const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
  await Promise.allSettled(transitions.map(({ finished }) => finished))
}
