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
  fetch: typeof fetch
  setInterval: typeof setInterval
  setTimeout: typeof setTimeout
}

// This module is evaluated for each file.
const key = Symbol.for('assises-test.first')
const shared: typeof globalThis & { [key]?: First } = globalThis
shared[key] ??= { env: { ...process.env }, fetch, setInterval, setTimeout }
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
  for (const name of ['assises:writes', 'assises:webhook-asked']) {
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

/** Removes what the modules of the last file shared across the process. */
function forgetLastFile(): void {
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    if (Symbol.keyFor(symbol)?.startsWith('assises.')) Reflect.deleteProperty(globalThis, symbol)
  }
}

/** Returns `start`, which notes the timers that it starts: a process of one file would end with them. */
function noting<Start extends typeof setInterval | typeof setTimeout>(start: Start): Start {
  const begin = start as (...timer: unknown[]) => NodeJS.Timeout
  const noted = (...timer: unknown[]) => {
    const begun = begin(...timer)
    timers.add(begun)
    return begun
  }
  return Object.assign(noted, start) as unknown as Start
}
