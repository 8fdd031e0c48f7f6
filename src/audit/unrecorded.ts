const work = 'the work of the server'
const operation = 'rows of operations, which are recorded as such: see `operation-rows.ts`'
const log = 'a log itself'

/** The collections whose documents leave no entries, and why. */
export const unrecorded: Record<string, string> = {
  audit: log,
  'consent-events': log,
  'change-log': log,
  'change-notes': work,
  counters: work,
  leases: work,
  'second-factor-uses': work,
  'second-factors': 'its endpoints are recorded',
  'webhook-deliveries': work,
  'webhook-secrets': 'its endpoints are recorded',
  releases: operation,
  imports: operation,
  'edition-copies': operation,
  withdrawals: operation,
  erasures: operation,
  'person-links': operation,
}
