import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'

const roles = ['admin', 'editor', 'contributor', 'read', 'preview', 'nobody'] as const
type Role = (typeof roles)[number]

const letters: Record<Role, string> = {
  admin: 'A',
  editor: 'E',
  contributor: 'C',
  read: 'R',
  preview: 'P',
  nobody: 'N',
}

/**
 * The roles to which each endpoint of an account that is not theirs answers with less than 400: Admin, Editor, Contributor,
 * API client with scope Read and Preview, Nobody. An endpoint without a line fails. `me` says « nobody » to everyone else;
 * a request for a reset link says to nobody whether the account exists.
 */
const table: Record<string, string> = {
  'post /first-register': '',
  'get /init': 'AECRPN',
  'post /login': '',
  'post /logout': 'AEC',
  'get /me': 'AECRPN',
  'post /refresh-token': 'AEC',
  'post /forgot-password': 'AECN',
  'post /reset-password': '',
  'post /unlock': '',
  'post /verify/:id': '',
  'get /:id/sessions': 'A',
  'post /:id/sessions/end': 'A',
  'post /second-factor/confirm': 'AEC',
  'post /second-factor/leave': 'AECN',
  'post /second-factor/totp': '',
  'post /second-factor/totp/finish': '',
  'post /second-factor/passkey': '',
  'post /second-factor/passkey/finish': '',
  'post /second-factor/confirm-passkey': '',
  'post /second-factor/confirm-passkey/finish': '',
  'post /second-factor/remove': '',
  'post /second-factor/recovery-codes': '',
  'get /:id/second-factor': 'A',
  'post /:id/second-factor/reset': '',
  'get /': 'AEC',
  'get /count': 'AEC',
  'get /:id': 'AEC',
  'post /access/:id?': 'AEC',
  'get /versions': '',
  'get /versions/:id': '',
  'post /versions/:id': '',
  'post /': 'A',
  'patch /': 'AEC',
  'patch /:id': 'A',
  'delete /': 'A',
  'delete /:id': 'A',
  'get /:id([0-9a-f-]{24,36})': 'AEC',
  'patch /:id([0-9a-f-]{24,36})': 'A',
  'delete /:id([0-9a-f-]{24,36})': 'A',
}

let app: TestApp
const as = {} as Record<Role, Session | undefined>

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
})
afterAll(() => app.close())

/** Signs every role in anew: some endpoints end a session. */
async function signAllIn(): Promise<void> {
  for (const role of ['admin', 'editor', 'contributor'] as const) as[role] = await signIn(app, role)
  as.read ??= await createApiClient(app, 'read')
  as.preview ??= await createApiClient(app, 'preview')
}

const endpoints = () =>
  (app.payload.collections.users.config.endpoints || []).map(({ method, path }) => `${method} ${path}`)

test('every endpoint of accounts answers the roles of the table, and no other', { timeout: 240_000 }, async () => {
  const found: Record<string, string> = {}
  const shared = await signIn(app, 'editor')
  await signAllIn()
  for (const endpoint of new Set(endpoints())) {
    if (/logout|refresh/.test(endpoint)) await signAllIn()
    const [method = '', path = ''] = endpoint.split(' ')
    for (const role of roles) {
      const victim = method === 'delete' || method === 'patch' ? await signIn(app, 'editor') : shared
      const address = path.replace(/:id(?:\(.*\))?\??/, victim.id).replace(/^\/$/, '')
      const all = path === '/' && method !== 'get' && method !== 'post'
      const query = all ? `?where[id][equals]=${victim.id}` : ''
      const json = {
        email: `${role}-${Date.now()}@exemple.fr`,
        name: 'X',
        password: 'Un-mot-jaune-de-test-1',
        role: 'editor',
      }
      const body =
        method === 'patch'
          ? { name: 'X' }
          : path === '/forgot-password'
            ? { email: victim.email }
            : path.endsWith('/end')
              ? { device: 'x' }
              : json
      const response = await app.fetch(`/api/users${address}${query}`, {
        method: method.toUpperCase(),
        as: as[role],
        headers: { 'x-forwarded-for': `198.51.100.${role.length}` },
        ...(method === 'get' || method === 'delete' ? {} : { json: body }),
      })
      if (response.status < 400) found[endpoint] = `${found[endpoint] ?? ''}${letters[role]}`
      if (role === 'nobody') expect([endpoint, response.status < 500]).toEqual([endpoint, true])
    }
    found[endpoint] ??= ''
  }
  expect(found).toEqual(table)
})
