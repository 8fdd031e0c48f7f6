import type { CacheTag } from './tags'

/** The header by which a fill of the cache names itself to the code that reads for it. */
export const FILL_HEADER = 'x-assises-fill'

/** What a fill has read so far: tags, and the languages it asked for. */
export interface Dependencies {
  tags: Set<CacheTag>
  languages: Set<string>
}

// Modules exist twice in the process, in the Next bundle and around it: only what is global is common to both.
const key = Symbol.for('assises.readings')
const shared: typeof globalThis & { [key]?: Map<string, Dependencies> } = globalThis

/** The readings under way, by the name of their fill. */
export function activeTrackers(): Map<string, Dependencies> {
  shared[key] ??= new Map()
  return shared[key]
}

/** What a request has read so far, if it is a fill of the cache. A name that no fill bears is ignored. */
export function trackerOf(request: { headers?: Headers }): Dependencies | undefined {
  const fill = request.headers?.get?.(FILL_HEADER)
  return fill ? activeTrackers().get(fill) : undefined
}

/** Notes what a request reads, if it is a fill of the cache. */
export function trackRead(request: { headers?: Headers; locale?: string | null }, tags: Iterable<CacheTag>): void {
  const reading = trackerOf(request)
  if (!reading) return
  for (const tag of tags) reading.tags.add(tag)
  if (request.locale) reading.languages.add(request.locale)
}
