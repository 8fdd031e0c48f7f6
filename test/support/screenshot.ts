import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const folder = (path: string) => fileURLToPath(new URL(`../../${path}/`, import.meta.url))

/** Keeps a picture of the page under `test/artifacts/`, for a person to look at after the run. */
export const keepScreenshot = (page: Page, name: string) => shoot(page, `${folder('test/artifacts')}${name}.png`)

/**
 * A picture that the guides show: written to `docs/images/` when `UPDATE_SCREENSHOTS=1`, else kept as an artifact,
 * so that an ordinary test run leaves the tree clean.
 */
export const documentScreenshot = (page: Page, name: string) =>
  process.env.UPDATE_SCREENSHOTS === '1'
    ? shoot(page, `${folder('docs/images')}${name}.png`)
    : keepScreenshot(page, name)

const shoot = (page: Page, path: string) => page.screenshot({ path, animations: 'disabled', caret: 'hide' })
