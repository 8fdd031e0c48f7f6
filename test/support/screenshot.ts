import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const folder = (path: string) => fileURLToPath(new URL(`../../${path}/`, import.meta.url))

/** Saves a screenshot of the page in `test/artifacts/`, to look at after the run. */
export const saveScreenshot = (page: Page, name: string) =>
  takeScreenshot(page, `${folder('test/artifacts')}${name}.png`)

/**
 * Saves a screenshot of the guides: in `docs/images/` when `UPDATE_SCREENSHOTS=1`, else in `test/artifacts/`, so that an
 * ordinary test run changes no committed file.
 */
export const documentScreenshot = (page: Page, name: string) =>
  process.env.UPDATE_SCREENSHOTS === '1'
    ? takeScreenshot(page, `${folder('docs/images')}${name}.png`)
    : saveScreenshot(page, name)

const takeScreenshot = (page: Page, path: string) => page.screenshot({ path, animations: 'disabled', caret: 'hide' })
