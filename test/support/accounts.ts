import { hashOfKey } from '../../collections/api-clients/check-key'
import { newApiKey } from '../../src/http/api-key'
import type { ApiClient } from '../../src/payload-types'
import type { Session, TestApp } from './app'

/** A password that the password rules accept. */
export const PASSWORD = 'Quatre-mots-au-hasard-7'

/** Creates an account and signs it in. */
export async function signIn(
  app: TestApp,
  role: 'admin' | 'editor' | 'contributor',
  editions: string[] = [],
): Promise<Session & { id: string; email: string }> {
  const email = `${role}-${Math.random().toString(36).slice(2)}@exemple.fr`
  const { id } = await app.payload.create({
    collection: 'users',
    data: { email, password: PASSWORD, name: `Compte ${role}`, role, editions },
    depth: 0,
    overrideAccess: true,
  })
  const { token } = await app.payload.login({
    collection: 'users',
    data: { email, password: PASSWORD },
    overrideAccess: true,
  })
  return { id, email, authorization: `JWT ${token}` }
}

/** Creates an API client and returns a session with its key. */
export async function createApiClient(
  app: TestApp,
  scope: 'read' | 'preview',
  data: Partial<ApiClient> = {},
): Promise<Session & { id: string }> {
  const key = newApiKey()
  const { id } = await app.payload.create({
    collection: 'api-clients',
    data: { name: `Clé ${scope}`, scope, keyHash: hashOfKey(app.payload, key), ...data },
    depth: 0,
    overrideAccess: true,
  })
  return { id, authorization: `api-clients API-Key ${key}` }
}
