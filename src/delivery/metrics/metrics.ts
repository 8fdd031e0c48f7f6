import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { collectionOf } from '../../cache/tags'
import type { BusState } from '../cluster/bus'
import type { Delivery } from '../deliver'
import type { EdgeState } from '../edge/edge-purger'

/** Buckets in seconds, from a small response of an idle site to the timeout of a fill. */
const FILL_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** The cache and what it depends on. */
export interface Measured {
  delivery: Pick<Delivery, 'counts' | 'store' | 'fills'>
  isUp(): boolean
  bus?: { readonly state: Readonly<BusState> }
  edge?: { readonly state: Readonly<EdgeState> }
}

/** The metrics of the cache. They are read when a scrape asks for them: a hit costs no more than an increment. */
export function deliveryMetrics({ delivery, isUp, bus, edge }: Measured): Registry {
  const { counts, store, fills } = delivery
  const registers = [new Registry()]
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({ name: `assises_${name}`, help, registers, collect: gaugeReading(read) })
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({ name: `assises_${name}`, help, registers, collect: counterReading(read) })

  new Counter({
    name: 'assises_cache_requests_total',
    help: 'Requests by outcome.',
    labelNames: ['state'],
    registers,
    collect() {
      this.reset()
      for (const [state, count] of Object.entries(requestsByState(counts))) this.inc({ state }, count)
    },
  })
  counter(
    'cache_fast_path_requests_total',
    'Requests answered by the fast path, without the HTTP parser of Node.',
    () => counts.fastPath,
  )
  counter('cache_evictions_total', 'Entries evicted for lack of room.', () => store.counts.evictions)
  counter(
    'cache_invalidated_entries_total',
    'Entries removed because what they depend on changed.',
    () => counts.invalidated,
  )
  gauge('cache_entries', 'Entries held.', () => store.counts.entries)
  gauge('cache_bytes', 'Bytes held.', () => store.counts.bytes)
  gauge('cache_fills_in_flight', 'Fills under way.', () => fills.inFlight)
  gauge('database_up', '1 while the database answers.', () => Number(isUp()))
  if (bus) {
    gauge('bus_up', '1 while the writes of other nodes are received.', () => Number(bus.state.isConnected))
    counter('bus_published_total', 'Writes published to other nodes.', () => bus.state.published)
    counter('bus_received_total', 'Writes received from other nodes.', () => bus.state.received)
  }
  if (edge) {
    gauge('edge_up', '1 while purges of the shared cache succeed.', () => Number(edge.state.isUp))
    counter('edge_purges_total', 'Purges of the shared cache that succeeded.', () => edge.state.purges)
    counter('edge_failures_total', 'Purges of the shared cache that failed.', () => edge.state.failures)
  }
  countWrites(counts, registers)
  const seconds = new Histogram({
    name: 'assises_cache_fill_seconds',
    help: 'Duration of fills.',
    buckets: FILL_SECONDS,
    registers,
  })
  counts.onFill = (duration) => seconds.observe(duration)
  return registers[0] as Registry
}

type Counts = Delivery['counts']

const requestsByState = ({ hits, misses, stale, bypasses, refused }: Counts) => ({
  hit: hits,
  miss: misses,
  stale,
  bypass: bypasses,
  refused,
})

/** Counts writes by collection, since the number of tags is unbounded; `*` when anything may have changed. */
function countWrites(counts: Counts, registers: Registry[]): void {
  const writes = new Counter({
    name: 'assises_cache_writes_total',
    help: 'Writes received, by collection.',
    labelNames: ['collection'],
    registers,
  })
  counts.onWrite = ({ tags, collections, everything }) => {
    const written = everything ? ['*'] : new Set([...collections, ...tags.map(collectionOf)])
    for (const collection of written) writes.inc({ collection })
  }
}

function gaugeReading(read: () => number) {
  return function collect(this: Gauge) {
    this.set(read())
  }
}

function counterReading(read: () => number) {
  return function collect(this: Counter) {
    this.reset()
    this.inc(read())
  }
}
