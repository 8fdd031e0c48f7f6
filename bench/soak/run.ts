/** `npm run soak`: the load of `SOAK_MINUTES`, 30 by default. Writes the table of `docs/soak.md`, and everything it found to `soak.json`. */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildWhenStale } from '../../src/scripts/build/build-when-stale'
import { figuresOf, soakTable, writeLastSoak } from './figures'
import { soak } from './soak'

/** What a larger cache takes and the next collection frees. */
const MEMORY_MB = 60

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: process.env.SOAK_MINUTES || '30' },
    to: { type: 'string', default: 'soak.json' },
  },
})
const minutes = Number(values.minutes)
if (!(minutes >= 0.5 && minutes <= 1_440)) throw new Error('SOAK_MINUTES is a number of minutes from 0.5 to 1440.')

await buildWhenStale()
// One death in two minutes of the part that has them, and three at least.
const result = await soak({ seconds: minutes * 60, deaths: Math.max(3, Math.round(minutes / 5)) }, console.log)
const figures = figuresOf(result, MEMORY_MB)
writeFileSync(values.to, `${JSON.stringify({ figures, ...result }, null, 2)}\n`)
writeLastSoak(figures)
console.log(`\n${soakTable(figures)}\n\nEverything that was found is in ${values.to}; the table is in docs/soak.md.`)
if (figures.some(({ isMet }) => isMet === false)) process.exitCode = 1
