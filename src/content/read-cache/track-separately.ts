import { isolateObjectProperty, type PayloadRequest } from 'payload'
import { activeTrackers, type Dependencies, FILL_HEADER } from '../../cache/dependencies'
import type { CacheTag } from '../../cache/tags'

/** What Payload changes of a request while it reads for it. */
const changed = ['context', 'fallbackLocale', 'headers', 'locale', 'query', 'transactionID'] as const

let reads = 0

/** Reads as if for a request of its own: what it depends on is told apart from what else that request has read. */
export async function trackSeparately<Found>(
  req: PayloadRequest,
  read: (req: PayloadRequest) => Promise<Found>,
): Promise<{ found: Found; tags: CacheTag[] }> {
  reads += 1
  const name = `kept-${reads}`
  const reading: Dependencies = { tags: new Set(), languages: new Set() }
  const own = isolateObjectProperty(req, [...changed])
  own.query = { ...req.query }
  own.headers = new Headers(req.headers)
  own.headers.set(FILL_HEADER, name)
  activeTrackers().set(name, reading)
  try {
    return { found: await read(own), tags: [...reading.tags] }
  } finally {
    activeTrackers().delete(name)
  }
}
