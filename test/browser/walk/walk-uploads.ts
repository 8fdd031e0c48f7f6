import { jpeg } from '../../support/uploads'
import type { AdminWalk } from './admin-walk'
import { severalFiles } from './walk-views'

/** The drawer in which several files are sent at once, refused for their kind or because their descriptions are missing. */
export async function walkBulkUpload(walk: AdminWalk, collection: string): Promise<void> {
  const { page } = walk
  const path = `/admin/collections/${collection}`
  await walk.visit(path)
  await page.getByRole('button', { name: severalFiles }).click()
  await walk.look(`${path} › several files`)
  const files = await Promise.all(
    ['a', 'b'].map(async (name) => ({ name: `${name}.jpg`, mimeType: 'image/jpeg', buffer: await jpeg(400, 300) })),
  )
  await page.locator('dialog input[type=file]').first().setInputFiles(files)
  // A collection that takes no images refuses them at once.
  await page
    .locator('[class^=bulk-upload--actions-bar]:visible')
    .first()
    .waitFor({ timeout: 10_000 })
    .catch(() => {})
  await walk.look(`${path} › files chosen`)
  await walk.openEach(`${path} › files chosen`, '[class^=bulk-upload] button', { limit: 12 })
  await page
    .locator('[class*=saveButtons] button:visible, [class*=actions-bar__buttons] button:visible')
    .last()
    .click({ timeout: 3_000 })
    .catch(() => {})
  await walk.look(`${path} › files refused`)
}
