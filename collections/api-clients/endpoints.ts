import type { Endpoint, PayloadRequest } from 'payload'
import { isRecord } from '../../src/domain/record'
import { newApiKey } from '../../src/http/api-key'
import type { ApiClient } from '../../src/payload-types'
import { isAdmin } from '../shared/access/roles'
import { isValidId } from '../shared/ids'
import { refuseRequest } from '../shared/messages'
import { hashOfKey } from './check-key'
import { keyMessages } from './messages'

const HOUR_MS = 3_600_000
/** Thirty days. */
const LONGEST_OVERLAP_HOURS = 720

/**
 * `POST /api/api-clients/:id/key` makes a key and returns it, this once: `{ key, previousUntil }`. The one before it works for
 * `overlapHours` more, none by default, unless it was revoked. Another renewal at the same time is refused with 409.
 */
const makeKey: Endpoint = {
  path: '/:id/key',
  method: 'post',
  handler: async (req) => {
    const client = await clientOf(req)
    const hours = readOverlap(req, await req.json?.().catch(() => undefined))
    const key = newApiKey()
    const hasPrevious = Boolean(client.keyHash) && !client.revokedAt && hours > 0
    const now = Date.now()
    const previousUntil = hasPrevious ? new Date(now + hours * HOUR_MS).toISOString() : null
    await write(req, client, {
      keyHash: hashOfKey(req.payload, key),
      keyEnd: key.slice(-4),
      keyMadeAt: new Date(now).toISOString(),
      // A key without overlap stays known, so that it is refused as one that was renewed.
      previousKeyHash: client.keyHash ?? null,
      previousUntil,
      revokedAt: null,
    })
    return answer({ key, previousUntil }, 201)
  },
}

/** `DELETE /api/api-clients/:id/key` ends the key of a client, and the one before it, at once. */
const revokeKey: Endpoint = {
  path: '/:id/key',
  method: 'delete',
  handler: async (req) => {
    const client = await clientOf(req)
    const revokedAt = client.revokedAt ?? new Date().toISOString()
    await write(req, client, { revokedAt, previousUntil: null })
    return answer({ revokedAt }, 200)
  },
}

/** The operations on keys. */
export const keyEndpoints: Endpoint[] = [makeKey, revokeKey]

const answer = (body: object, status: number): Response =>
  Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })

async function clientOf(req: PayloadRequest): Promise<ApiClient> {
  if (!isAdmin(req.user)) throw refuseRequest(req, 403, keyMessages.forbidden, 'FORBIDDEN')
  const id = String(req.routeParams?.id ?? '')
  const where = { id: { equals: id } }
  const client = isValidId(req.payload, id)
    ? await req.payload.db.findOne<ApiClient>({ collection: 'api-clients', where, req })
    : null
  if (!client) throw refuseRequest(req, 404, keyMessages.missing, 'NOT_FOUND')
  return client
}

function readOverlap(req: PayloadRequest, body: unknown): number {
  const hours = (isRecord(body) ? body.overlapHours : undefined) ?? 0
  if (typeof hours === 'number' && Number.isInteger(hours) && hours >= 0 && hours <= LONGEST_OVERLAP_HOURS) return hours
  throw refuseRequest(req, 400, keyMessages.overlap, 'INVALID_NUMBER')
}

/** Writes to a client whose key is still the one that was read. */
async function write(req: PayloadRequest, { id, keyHash }: ApiClient, data: Partial<ApiClient>): Promise<void> {
  const same = keyHash ? { keyHash: { equals: keyHash } } : { keyHash: { exists: false } }
  const where = { and: [{ id: { equals: id } }, same] }
  const { docs } = await req.payload.update({
    collection: 'api-clients',
    where,
    data,
    depth: 0,
    overrideAccess: true,
    req,
  })
  if (docs.length === 0) throw refuseRequest(req, 409, keyMessages.changed, 'KEY_CHANGED')
}
