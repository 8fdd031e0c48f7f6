import { parseArgs } from 'node:util'
import { allChecks } from './checks/all'
import type { Check } from './checks/command-check'

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const { checks, cleanUp } = allChecks()

try {
  const failed = await runChecks(checksNamed(checks, values.only))
  process.exitCode = failed === 0 ? 0 : 1
} finally {
  await cleanUp()
}

/** Returns the checks named in a comma-separated list; all of them without a list. */
function checksNamed(all: Check[], names: string | undefined): Check[] {
  if (names === undefined) return all
  return names.split(',').map((name) => {
    const check = all.find((candidate) => candidate.name === name)
    if (!check) throw new Error(`No check is called "${name}". There are: ${all.map((known) => known.name).join(', ')}`)
    return check
  })
}

/** Runs every check, prints a line for each, and returns the number of failures. */
async function runChecks(toRun: Check[]): Promise<number> {
  let failed = 0
  for (const check of toRun) {
    const startedAt = performance.now()
    const report = await check.run()
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    console.log(`${report === null ? 'ok    ' : 'FAILED'} ${check.name} (${seconds} s)`)
    if (report === null) continue
    failed += 1
    console.log(report.replace(/^/gm, '       '))
  }
  console.log(`check: ${toRun.length - failed} passed, ${failed} failed`)
  return failed
}
