import { freshnessGates } from './freshness'
import { commandGate } from './gate'

/** Every gate of the project, in the order they run: the quickest first. */
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
