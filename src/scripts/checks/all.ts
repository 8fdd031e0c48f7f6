import { commandCheck } from './command-check'
import { contractCheck } from './contract'
import { freshnessChecks } from './freshness'

/** Returns every check, the quickest first, and how to clean up after them. */
export function allChecks() {
  const freshness = freshnessChecks()
  return {
    checks: [
      commandCheck('format', 'biome', 'format', '--max-diagnostics=200', '.'),
      commandCheck(
        'lint',
        'biome',
        'check',
        '--formatter-enabled=false',
        '--error-on-warnings',
        '--max-diagnostics=200',
        '.',
      ),
      contractCheck,
      commandCheck('types', 'tsc', '--project', 'tsconfig.check.json'),
      commandCheck('layers', 'depcruise', '--config', '.dependency-cruiser.mjs', '--output-type', 'err-long', '.'),
      commandCheck('dead-code', 'knip'),
      commandCheck('used-by-tests-only', 'knip', '--production'),
      ...freshness.checks,
    ],
    cleanUp: freshness.cleanUp,
  }
}
