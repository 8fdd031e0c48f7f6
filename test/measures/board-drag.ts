import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { editionSlug } from '../../bench/content/documents'
import { machine } from '../../bench/machine'
import { editor, startProject, writeContent } from '../../bench/project'
import { openBrowser } from '../support/browser'
import { logIn } from '../support/desk'

/** The programme that the board must keep up with. */
const [SESSIONS, ROOMS] = [300, 12]
const STEPS = 120

// `npx tsx test/measures/board-drag.ts`, after a build: from each movement of the pointer to the frame that shows it.
void measure().then((line) => console.log(line))

async function measure(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assises-board-'))
  await writeContent(folder, 'board.db', 1, SESSIONS, { rooms: ROOMS, speakers: 60, every: 30 })
  const [server, browser] = await Promise.all([startProject(folder, 'board.db'), openBrowser()])
  try {
    const { page } = await browser.visit({ baseURL: server.origin, viewport: { width: 1900, height: 1000 } })
    await page.goto('/admin/login')
    await logIn(page, { adminEmail: editor.email, adminPassword: editor.password })
    const found = await page.request.get(`/api/editions?where[slug][equals]=${editionSlug(1)}&depth=0`)
    await page.goto(`/admin/collections/editions/${(await found.json()).docs[0].id}/programme`)
    const events = page.locator('.ec-event:not(.ec-preview)')
    await events.nth(SESSIONS - 1).waitFor()
    const box = await events.nth(5).boundingBox()
    if (!box) throw new Error('The board shows no session.')
    await page.evaluate(() => {
      const taken: number[] = []
      Object.assign(globalThis, { taken })
      addEventListener(
        'pointermove',
        () => {
          const start = performance.now()
          // The task after a frame runs once the frame is painted.
          const painted = new MessageChannel()
          painted.port1.onmessage = () => taken.push(performance.now() - start)
          requestAnimationFrame(() => painted.port2.postMessage(0))
        },
        true,
      )
    })
    await page.mouse.move(box.x + 30, box.y + 8)
    await page.mouse.down()
    for (let step = 1; step <= STEPS; step += 1) {
      // Across the rooms and down the hours, each step on another place of the grid.
      await page.mouse.move(box.x + 30 + ((step * 37) % 1200), box.y + 8 + ((step * 11) % 400))
    }
    const taken = await page.evaluate(() => (globalThis as unknown as { taken: number[] }).taken)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    const sorted = taken.slice(2).sort((a, b) => a - b)
    const at = (share: number) => `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0)} ms`
    const size = `${await events.count()} sessions × ${ROOMS} rooms`
    return `${machine()}\nDrag step, ${size}: median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)} of ${sorted.length}.`
  } finally {
    await Promise.all([browser.close(), server.stop()])
    await rm(folder, { recursive: true, force: true })
  }
}
