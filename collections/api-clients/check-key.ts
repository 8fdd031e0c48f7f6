import { createHmac } from 'node:crypto'
import type { AuthStrategy, Payload, Where } from 'payload'
import { credentialsOf, isMisspeltKey } from '../../src/http/api-key'
import { networksOf } from '../../src/http/client-address'
import type { Refusal } from '../../src/http/refusal'
import type { ApiClient } from '../../src/payload-types'
import { keyRefusals } from './refusals'

/** In characters. Those of Payload, from before keys were made here, have 36. */
const SHORTEST = 20

/** The client of a key, or why the key opens nothing. */
export type CheckedKey = { client: ApiClient; refusal?: undefined } | { client?: undefined; refusal: Refusal }

/** The hash that is stored of a key, made with the secret of the site: whoever reads the database cannot even try a guess. */
export const hashOfKey = ({ secret }: Pick<Payload, 'secret'>, key: string): string =>
  createHmac('sha256', secret).update(key).digest('hex')

/** Checks the API key of a request; `undefined` when it carries none. Never rejects. */
export async function checkKey(payload: Payload, headers: Headers): Promise<CheckedKey | undefined> {
  const credentials = credentialsOf(headers.get('authorization'))
  if (credentials?.kind !== 'key') return undefined
  const key = credentials.text
  if (isMisspeltKey(key)) return { refusal: keyRefusals.misspelt }
  if (key.length < SHORTEST) return { refusal: keyRefusals.unknown }
  try {
    return await findClient(payload, key, headers)
  } catch (error) {
    payload.logger.error({ err: error, msg: 'An API key could not be checked.' })
    return { refusal: keyRefusals.down }
  }
}

async function findClient(payload: Payload, key: string, headers: Headers): Promise<CheckedKey> {
  const equals = hashOfKey(payload, key)
  const where: Where = { or: [{ keyHash: { equals } }, { previousKeyHash: { equals } }] }
  const found = await payload.db.findOne<ApiClient>({ collection: 'api-clients', where })
  if (!found) return { refusal: keyRefusals.unknown }
  const refusal = refusalOf(found, found.keyHash === equals, headers.get('x-forwarded-for') ?? '')
  if (refusal) return { refusal }
  const { keyHash, previousKeyHash, ...client } = found
  return { client }
}

function refusalOf(client: ApiClient, isCurrent: boolean, address: string): Refusal | undefined {
  const now = Date.now()
  const isPast = (moment: string | null | undefined) => !moment || Date.parse(moment) <= now
  if (client.revokedAt) return keyRefusals.revoked
  if (!isCurrent && isPast(client.previousUntil)) return keyRefusals.renewed
  if (client.expiresAt && isPast(client.expiresAt)) return keyRefusals.expired
  const networks = client.networks ?? []
  if (networks.length === 0) return undefined
  const family = address.includes(':') ? 'ipv6' : 'ipv4'
  return networksOf(networks).check(address, family) ? undefined : keyRefusals.address
}

/** Authenticates a request by its API key. A request whose key opens nothing has been refused before. */
export const keyStrategy: AuthStrategy = {
  name: 'api-key',
  authenticate: async ({ headers, payload }) => {
    const client = (await checkKey(payload, headers))?.client
    return { user: client ? { ...client, collection: 'api-clients', _strategy: 'api-key' } : null }
  },
}
