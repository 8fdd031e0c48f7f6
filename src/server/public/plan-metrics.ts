import { Gauge, type Registry } from 'prom-client'
import type { PlanNumbers } from '../../editorial/plans/plan-numbers'
import { LastNumbers } from './last-numbers'

const states = {
  late: 'Planned publications that should have been carried out for two minutes.',
  failed: 'Planned publications that failed for good, until somebody changes their document, tries again or gives up.',
} satisfies Record<keyof PlanNumbers, string>

/** Adds the metrics of planned publications. While the application does not answer, they have the values of the scrape before. */
export function addPlanMetrics(registry: Registry, read: () => Promise<PlanNumbers>): void {
  const last = new LastNumbers({ late: 0, failed: 0 }, read)
  for (const [state, help] of Object.entries(states)) {
    new Gauge({
      name: `assises_plans_${state}`,
      help,
      registers: [registry],
      async collect() {
        await last.refresh()
        this.set(last.value[state as keyof PlanNumbers])
      },
    })
  }
}
