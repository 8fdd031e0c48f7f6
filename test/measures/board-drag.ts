import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { machine } from '../../bench/machine'
import { editor, startProject, writeContent } from '../../bench/project'
import { logIn } from '../support/admin-form'
import { openBrowser } from '../support/browser'

/** The programme that the board must keep up with: 25 slots of half an hour in 12 rooms. */
const [SESSIONS, ROOMS, PEOPLE] = [300, 12, 60] as const
const STEPS = 120

// `npx tsx test/measures/board-drag.ts`, after a build: from each movement of the pointer to the frame that shows it.
void measure().then((line) => console.log(line))

async function measure(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assises-board-'))
  await writeContent(folder, 'board.db', 0, 0)
  const [server, browser] = await Promise.all([startProject(folder, 'board.db'), openBrowser()])
  try {
    const { page } = await browser.visit({ baseURL: server.origin, viewport: { width: 1900, height: 1000 } })
    await page.goto('/admin/login')
    await logIn(page, { adminEmail: editor.email, adminPassword: editor.password })
    await page.goto(`/admin/collections/editions/${await writeProgramme(page)}/programme`)
    const events = page.locator('.ec-event:not(.ec-preview)')
    await events.nth(SESSIONS - 1).waitFor()
    const taken = await drag(page)
    const sorted = taken.sort((a, b) => a - b)
    const at = (share: number) => `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0)} ms`
    const size = `${await events.count()} sessions × ${ROOMS} rooms`
    return `${machine()}\nDrag step, ${size}: median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)} of ${sorted.length}.`
  } finally {
    await Promise.all([browser.close(), server.stop()])
    await rm(folder, { recursive: true, force: true })
  }
}

/** Writes the programme as drafts, as an editor would; the id of its edition. */
async function writeProgramme(page: Page): Promise<string> {
  const write = async (collection: string, data: object): Promise<string> => {
    const response = await page.request.post(`/api/${collection}?draft=true&depth=0&locale=fr`, { data })
    if (!response.ok()) throw new Error(`${collection}: ${await response.text()}`)
    return (await response.json()).doc.id
  }
  const days = { startsOn: '2024-05-21', endsOn: '2024-05-21', city: 'Nîmes', attendance: 'onsite' }
  const edition = await write('editions', { title: 'Assises de mesure', ...days })
  const rooms: string[] = []
  for (let room = 1; room <= ROOMS; room += 1) rooms.push(await write('rooms', { name: `Salle ${room}`, edition }))
  const people: string[] = []
  for (let one = 1; one <= PEOPLE; one += 1) people.push(await write('speakers', { name: `Personne ${one}` }))
  for (let number = 0; number < SESSIONS; number += 1) {
    const start = Date.UTC(2024, 4, 21, 6, 30 * Math.floor(number / ROOMS))
    await write('sessions', {
      title: `Atelier ${number + 1}`,
      format: 'workshop',
      edition,
      room: rooms[number % ROOMS],
      startsAt: new Date(start).toISOString(),
      endsAt: new Date(start + 25 * 60_000).toISOString(),
      participants: [{ speaker: people[number % PEOPLE], role: 'speaker' }],
    })
  }
  return edition
}

/** Drags one session across the rooms and down the hours; what each step took, in milliseconds. */
async function drag(page: Page): Promise<number[]> {
  const box = await page.locator('.ec-event:not(.ec-preview)').nth(5).boundingBox()
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
    await page.mouse.move(box.x + 30 + ((step * 37) % 1_200), box.y + 8 + ((step * 11) % 400))
  }
  const taken = await page.evaluate(() => (globalThis as unknown as { taken: number[] }).taken)
  await page.mouse.up()
  // The first steps only begin the drag.
  return taken.slice(3)
}
