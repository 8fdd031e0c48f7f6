import { LRUCache } from 'lru-cache'
import type { Payload } from 'payload'
import type { ApiClient } from '../../src/payload-types'
import { recordLater } from '../shared/audit/record'

const EVERY_MS = 5 * 60_000
const MAX_CLIENTS = 1_000

const name = Symbol.for('assises.key-uses')

// One for the process: the bundles of Next have modules of their own.
const shared = globalThis as { [name]?: LRUCache<string, true> }

/**
 * Records that a key was used: at most once in five minutes for each client and node, after the request, which does not wait for
 * it, with an entry in the audit log. The time of the last change of the client stays, so that its open form is not out of date.
 */
export function recordUse(
  payload: Payload,
  { id, lastUsedAt }: Pick<ApiClient, 'id' | 'lastUsedAt'>,
  headers: Headers,
): void {
  shared[name] ??= new LRUCache({ max: MAX_CLIENTS, ttl: EVERY_MS })
  const now = Date.now()
  if (shared[name].has(id) || (lastUsedAt && now - Date.parse(lastUsedAt) < EVERY_MS)) return
  shared[name].set(id, true)
  recordLater({ payload, headers }, { action: 'key-used', collection: 'api-clients', id, actor: { kind: 'key', id } })
  const data = { lastUsedAt: new Date(now).toISOString(), updatedAt: null }
  const written = payload.db.updateOne({ collection: 'api-clients', id, data, returning: false })
  written.catch((error: unknown) => payload.logger.debug({ err: error, msg: 'The use of a key was not recorded.' }))
}
