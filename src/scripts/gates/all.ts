import { freshnessGates } from './freshness'
import { commandGate } from './gate'

/** Returns every gate, the quickest first, and how to clean up after them. */
export function allGates() {
  const freshness = freshnessGates()
  return {
    gates: [
      commandGate('format', 'biome', 'format', '--max-diagnostics=200', '.'),
      commandGate(
        'lint',
        'biome',
        'check',
        '--formatter-enabled=false',
        '--error-on-warnings',
        '--max-diagnostics=200',
        '.',
      ),
      commandGate('types', 'tsc', '--project', 'tsconfig.check.json'),
      commandGate('layers', 'depcruise', '--config', '.dependency-cruiser.mjs', '--output-type', 'err-long', '.'),
      commandGate('dead-code', 'knip'),
      commandGate('used-by-tests-only', 'knip', '--production'),
      ...freshness.gates,
    ],
    cleanUp: freshness.cleanUp,
  }
}
