import type { Page, Route } from 'playwright-core'

/**
 * Holds the saves of the forms of a page back until they are released, so that what somebody else does meanwhile comes before
 * them whatever the machine does. Returns the function that releases them.
 */
export async function holdSaves(page: Page): Promise<() => Promise<void>> {
  const saves = /\/api\/[a-z-]+\/[^/?]+\?.*autosave=true/
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const hold = async (route: Route) => {
    // A form asks for news with a save without data: only what has the fields of the form waits.
    if (route.request().postData()?.includes('_payload')) await released
    await route.continue().catch(() => {})
  }
  await page.route(saves, hold)
  return async () => {
    release()
    await page.unroute(saves, hold)
  }
}
