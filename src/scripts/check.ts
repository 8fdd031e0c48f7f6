import { parseArgs } from 'node:util'
import { allGates } from './gates/all'
import type { Gate } from './gates/gate'

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const { gates, cleanUp } = allGates()

try {
  const failed = await runGates(gatesNamed(gates, values.only))
  process.exitCode = failed === 0 ? 0 : 1
} finally {
  await cleanUp()
}

/** Returns the gates named in a comma-separated list; all of them without a list. */
function gatesNamed(all: Gate[], names: string | undefined): Gate[] {
  if (names === undefined) return all
  return names.split(',').map((name) => {
    const gate = all.find((candidate) => candidate.name === name)
    if (!gate) throw new Error(`No gate is called "${name}". There are: ${all.map((known) => known.name).join(', ')}`)
    return gate
  })
}

/** Runs every gate, prints a line for each, and returns the number of failures. */
async function runGates(toRun: Gate[]): Promise<number> {
  let failed = 0
  for (const gate of toRun) {
    const startedAt = performance.now()
    const report = await gate.run()
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    console.log(`${report === null ? 'ok    ' : 'FAILED'} ${gate.name} (${seconds} s)`)
    if (report === null) continue
    failed += 1
    console.log(report.replace(/^/gm, '       '))
  }
  console.log(`check: ${toRun.length - failed} passed, ${failed} failed`)
  return failed
}
