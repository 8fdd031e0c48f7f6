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
export async function createApiClient(app: TestApp, scope: 'read' | 'preview'): Promise<Session> {
  const apiKey = crypto.randomUUID()
  await app.payload.create({
    collection: 'api-clients',
    data: { name: `Clé ${scope}`, scope, enableAPIKey: true, apiKey },
    depth: 0,
    overrideAccess: true,
  })
  return { authorization: `api-clients API-Key ${apiKey}` }
}
