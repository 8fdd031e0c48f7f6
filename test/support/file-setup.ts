/**
 * Runs before each test file. A process runs several files one after another, and each finds it as the first one did: the modules
 * of this project are evaluated anew, those of packages are not; environment, globals and clock are the first ones. What a file
 * leaves running ends with it: its timers, and what listens to writes.
 */
import { type ChannelListener, channel, unsubscribe } from 'node:diagnostics_channel'
import { afterAll, vi } from 'vitest'

/** The process as the first of its files found it. */
interface First {
  env: NodeJS.ProcessEnv
  /** Node 20 may lose the listeners of a channel that was collected while nobody listened: these never are. */
  channels: object[]
  fetch: typeof fetch
  setInterval: typeof setInterval
  setTimeout: typeof setTimeout
}

/** What Payload remembers in the process: its instances, and their GraphQL schema. */
interface Remembered {
  _payload?: Map<string, unknown>
  _payload_graphql?: object
}

// This module is evaluated for each file.
const channelNames = ['assises:writes', 'assises:webhook-asked']
const key = Symbol.for('assises-test.first')
const shared: typeof globalThis & { [key]?: First } = globalThis
shared[key] ??= {
  env: { ...process.env },
  channels: channelNames.map((name) => channel(name)),
  fetch,
  setInterval,
  setTimeout,
}
const first = shared[key]
const timers = new Set<NodeJS.Timeout>()

vi.useRealTimers()
globalThis.fetch = first.fetch
globalThis.setInterval = noting(first.setInterval)
globalThis.setTimeout = noting(first.setTimeout)
restoreEnvironment(first.env)
forgetLastFile()
vi.resetModules()

afterAll(() => {
  vi.useRealTimers()
  for (const timer of timers) clearTimeout(timer)
  for (const name of channelNames) {
    for (const listener of listenersOf(name)) unsubscribe(name, listener)
  }
})

/** What is subscribed to a channel. Node has no public list. */
function listenersOf(name: string): ChannelListener[] {
  const { _subscribers = [] } = channel(name) as { _subscribers?: ChannelListener[] }
  return [..._subscribers]
}

/** Sets every variable but those of the test runner. */
function restoreEnvironment(env: NodeJS.ProcessEnv): void {
  for (const name of new Set([...Object.keys(process.env), ...Object.keys(env)])) {
    if (name.startsWith('VITEST')) continue
    if (env[name] === undefined) delete process.env[name]
    else process.env[name] = env[name]
  }
}

/** Removes what the modules of the last file shared across the process, and the application that Payload remembers. */
function forgetLastFile(): void {
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    if (Symbol.keyFor(symbol)?.startsWith('assises.')) Reflect.deleteProperty(globalThis, symbol)
  }
  // Its modules hold these objects: they are emptied in place.
  const { _payload, _payload_graphql } = globalThis as Remembered
  _payload?.clear()
  if (_payload_graphql) Object.assign(_payload_graphql, { graphql: null, promise: null })
}

/** Returns `start`, which notes the timers that it starts: a process of one file would end with them. */
function noting<Start extends typeof setInterval | typeof setTimeout>(start: Start): Start {
  const begin = start as (...timer: unknown[]) => NodeJS.Timeout
  const noted = (...timer: unknown[]) => {
    const begun = begin(...timer)
    if (!isOfConnections()) timers.add(begun)
    return begun
  }
  return Object.assign(noted, start) as unknown as Start
}

/** Whether the function that begins a timer is one of undici: its one timer serves the connections of every file. */
function isOfConnections(): boolean {
  const { prepareStackTrace, stackTraceLimit } = Error
  Error.prepareStackTrace = (_, sites) => sites
  Error.stackTraceLimit = 3
  const sites = new Error('sites').stack as unknown as NodeJS.CallSite[]
  Object.assign(Error, { prepareStackTrace, stackTraceLimit })
  return sites[2]?.getFileName()?.includes('/undici/') === true
}
