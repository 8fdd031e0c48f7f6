import { openBrowser } from '../../test/support/browser'
import { median } from '../../test/support/median'
import { signIn } from '../admin/sign-in'
import type { Peer } from '../child'
import { type Figure, figure, ms } from '../figures'

const VISITS = 12
const WARM_UP = 2
const MOST_MS = 400

/** How long the list of a collection with many documents takes, from the request to its first row in the page. */
export async function measureLongList(project: Peer, collection: string, name: string): Promise<Figure> {
  const browser = await openBrowser()
  try {
    const { page } = await signIn(browser, project)
    const spent: number[] = []
    for (let visit = 0; visit < VISITS; visit += 1) {
      await page.goto('about:blank')
      const began = performance.now()
      await page.goto(`/admin/collections/${collection}?limit=10`, { waitUntil: 'commit' })
      await page.locator('.table tbody tr').first().waitFor()
      spent.push(performance.now() - began)
    }
    const time = median(spent.slice(WARM_UP))
    return figure(name, ms(time), { target: `≤ ${MOST_MS} ms`, isMet: time <= MOST_MS })
  } finally {
    await browser.close()
  }
}
