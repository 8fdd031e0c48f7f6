import { AsyncLocalStorage } from 'node:async_hooks'
import type { CacheTag } from './tags'

/** What a read depends on: tags, and the languages it asked for. */
export interface Dependencies {
  tags: Set<CacheTag>
  languages: Set<string>
  /** When what was read stops being right without any write, in milliseconds since 1970. */
  expiresAt?: number
  /** When the first of the consents ends that what was read needs, in milliseconds since 1970; absent when it needs none. */
  consentUntil?: number
}

interface Tracker {
  dependencies: Dependencies
  /** Whether the tracked read is still running: timers and pools that it created outlive it in the same context. */
  isActive: boolean
}

// Modules exist twice in the process, in the Next bundle and around it: both must use the same storage.
const key = Symbol.for('assises.dependencies')
const shared: typeof globalThis & { [key]?: AsyncLocalStorage<Tracker> } = globalThis
shared[key] ??= new AsyncLocalStorage()
const storage = shared[key]

/** Whether the current context is that of a tracked read: a fill of the cache, or a part of one. */
export const isTracked = (): boolean => storage.getStore()?.isActive === true

/** Records what the tracked read of the current context depends on. Has no effect in any other context. */
export function trackRead(tags: Iterable<CacheTag>, language?: string | null): void {
  const tracker = storage.getStore()
  if (!tracker?.isActive) return
  for (const tag of tags) tracker.dependencies.tags.add(tag)
  if (language) tracker.dependencies.languages.add(language)
}

/**
 * Runs a read and returns its result with its own dependencies. The tracked read around it records none of them.
 *
 * A batch runs in the context of the call that opened it. A batched read therefore records its dependencies in each
 * caller, before it joins the batch.
 */
export async function trackSeparately<Result>(
  read: () => Promise<Result>,
): Promise<{ result: Result; dependencies: Dependencies }> {
  const tracker: Tracker = { dependencies: { tags: new Set(), languages: new Set() }, isActive: true }
  try {
    return { result: await storage.run(tracker, read), dependencies: tracker.dependencies }
  } finally {
    tracker.isActive = false
  }
}

/** Records the moment, in milliseconds since 1970, at which what the current context reads changes by the clock alone. */
export function trackExpiry(expiresAt: number): void {
  const tracker = storage.getStore()
  if (!tracker?.isActive) return
  const { dependencies } = tracker
  dependencies.expiresAt = Math.min(dependencies.expiresAt ?? Number.POSITIVE_INFINITY, expiresAt)
}
