import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { collectionOf } from '../../cache/tags'
import type { BusState } from '../cluster/bus'
import type { Delivery } from '../deliver'
import type { EdgeState } from '../edge/edge-purger'

/** Seconds, from a small answer of an idle site to the moment a fill is given up. */
const FILL_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** What is measured: the cache, and what it depends on. */
export interface Measured {
  delivery: Pick<Delivery, 'counts' | 'store' | 'fills'>
  isUp(): boolean
  bus?: { readonly state: Readonly<BusState> }
  edge?: { readonly state: Readonly<EdgeState> }
}

/** Everything an operator may want to watch, read when asked for; hits cost no more than a number that grows. */
export function deliveryMetrics({ delivery, isUp, bus, edge }: Measured): Registry {
  const { counts, store, fills } = delivery
  const registers = [new Registry()]
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({ name: `assises_${name}`, help, registers, collect: gaugeReading(read) })
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({ name: `assises_${name}`, help, registers, collect: counterReading(read) })

  new Counter({
    name: 'assises_cache_requests_total',
    help: 'Requests by what became of them.',
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
  counter('cache_evictions_total', 'Entries dropped for lack of room.', () => store.counts.evictions)
  counter(
    'cache_invalidated_entries_total',
    'Entries dropped because what they read changed.',
    () => counts.invalidated,
  )
  gauge('cache_entries', 'Entries held.', () => store.counts.entries)
  gauge('cache_bytes', 'Bytes held.', () => store.counts.bytes)
  gauge('cache_fills_in_flight', 'Questions to the application under way.', () => fills.inFlight)
  gauge('database_up', '1 while the database answers.', () => Number(isUp()))
  if (bus) {
    gauge('bus_up', '1 while the writes of other nodes are heard.', () => Number(bus.state.isConnected))
    counter('bus_published_total', 'Writes told to other nodes.', () => bus.state.published)
    counter('bus_received_total', 'Writes heard from other nodes.', () => bus.state.received)
  }
  if (edge) {
    gauge('edge_up', '1 while the shared cache does what it is told.', () => Number(edge.state.isUp))
    counter('edge_purges_total', 'Purges that the shared cache did.', () => edge.state.purges)
    counter('edge_failures_total', 'Attempts to tell the shared cache that failed.', () => edge.state.failures)
  }
  countWrites(counts, registers)
  const seconds = new Histogram({
    name: 'assises_cache_fill_seconds',
    help: 'How long the application took to answer a fill.',
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

/** Writes by collection, whose number is bounded as that of tags is not; `*` when anything may have changed. */
function countWrites(counts: Counts, registers: Registry[]): void {
  const writes = new Counter({
    name: 'assises_cache_writes_total',
    help: 'Writes heard, by collection.',
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
