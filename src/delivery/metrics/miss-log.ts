import type { Outcome } from '../fill/fills'

const MAX_CHARACTERS = 200

/** A request that the cache could not answer, its outcome and how long it waited. */
export interface Miss {
  key: string
  /** The id of the request. */
  requestId: string
  seconds: number
  outcome: Outcome | { kind: 'down' }
}

/**
 * The log line of a miss. It contains neither the values of filters, nor the address of a person or a session, nor anything about the
 * client.
 */
export function missLogLine({ key, requestId, seconds, outcome }: Miss) {
  const isAnswered = outcome.kind === 'entry' || outcome.kind === 'response'
  return {
    event: isAnswered ? 'miss' : 'refused',
    request: requestId,
    path: pathOf(key),
    seconds: Math.round(seconds * 10_000) / 10_000,
    ...(outcome.kind === 'entry' && { bytes: outcome.entry.identity.length, tags: outcome.entry.tags.length }),
    ...(outcome.kind === 'response' && { bytes: outcome.response.body.length, status: outcome.response.status }),
    ...(outcome.kind === 'failed' && { reason: outcome.error instanceof Error ? outcome.error.message : 'unknown' }),
    outcome: outcome.kind,
  }
}

// A filter or an address may contain somebody's name, which no erasure would find here. A GraphQL query is represented by the beginning
// of its hash.
function pathOf(key: string): string {
  if (key.startsWith('graphql:')) return `/api/graphql#${key.slice(8, 16)}`
  return key
    .replace(/^rest:|^page:https?:\/\/[^/]*/, '')
    .replace(/([?&][^=&]*where[^=&]*)=[^&]*/g, '$1=…')
    .replace(/^(\/(?:fr|en)(?:\/editions\/[^/?]+)?\/(?:speakers|testimonials|sessions))\/[^/?]+/, '$1/…')
    .replace(/^(\/api\/(?:speakers|testimonials|sessions)\/by-slug)\/[^?]+/, '$1/…')
    .slice(0, MAX_CHARACTERS)
}
