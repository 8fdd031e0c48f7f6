// Writes each feed of an ordinary view and of hostile ones, always the same, into a folder: for judges that are no library of ours.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { feeds } from '../src/feeds/feeds'
import { fullView, hostileView, view } from '../test/feeds/a-view'

const folder = process.argv[2] ?? '.'
const views = {
  plain: view(),
  full: fullView(),
  english: view({ language: 'en' }),
  empty: view({ sessions: [], releases: [] }),
}
const hostile = fc.sample(hostileView, { numRuns: 40, seed: 20_240_521 })
const all = [...Object.entries(views), ...hostile.map((one, nth) => [`hostile-${nth}`, one] as const)]
for (const [name, of] of all) {
  for (const [path, { render }] of Object.entries(feeds)) {
    const file = join(folder, name, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, render(of))
  }
}
process.stdout.write(`${all.length} views, ${Object.keys(feeds).length} feeds of each\n`)
