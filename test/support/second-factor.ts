import { Secret, TOTP } from 'otpauth'
import type { SecondFactorPolicy } from '../../src/domain/second-factor'
import { PASSWORD } from './accounts'
import type { Session, TestApp } from './app'

/** The code of a secret now, or some periods of 30 seconds later. */
export const codeOf = (secret: string, periods = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + periods * 30_000 })

/** What an application of codes that was added to an account returned. */
export interface Enrolled {
  secret: string
  recoveryCodes: string[]
}

/** Sends a request to an endpoint of second factors. */
export const post = (app: TestApp, path: string, as: Session | undefined, json: object, from = '203.0.113.9') =>
  app.fetch(`/api/users/${path}`, {
    method: 'POST',
    as,
    json,
    headers: { 'accept-language': 'fr', 'x-forwarded-for': from },
  })

/** Adds an application of codes to an account, with the code of the period before this one. */
export async function enrol(
  app: TestApp,
  as: Session,
  currentPassword: string | undefined = PASSWORD,
): Promise<Enrolled> {
  const begun = await (await post(app, 'second-factor/totp', as, { currentPassword })).json()
  const { secret, enrolment } = begun
  if (!secret) throw new Error(JSON.stringify(begun))
  const finished = await post(app, 'second-factor/totp/finish', as, { enrolment, code: codeOf(secret, -1) })
  const { recoveryCodes } = await finished.json()
  return { secret, recoveryCodes }
}

/** Logs in with the password; returns the session, and what is left to do. */
export async function logInOf(app: TestApp, email: string, password = PASSWORD) {
  const response = await post(
    app,
    'login',
    undefined,
    { email, password },
    `198.51.100.${Math.ceil(Math.random() * 250)}`,
  )
  const body = await response.json()
  return { status: response.status, body, session: { authorization: `JWT ${body.token}` } satisfies Session }
}

/** Whether a session opens the API. */
export const isOpen = async (app: TestApp, as: Session): Promise<boolean> =>
  (await (await app.fetch('/api/users/me', { as })).json()).user !== null

/** Changes which roles must have a second factor, and when. */
export function setPolicy(
  app: TestApp,
  roles: Partial<SecondFactorPolicy['roles']>,
  from?: string,
  graceDays?: number,
): void {
  const offered = { admin: 'offered', editor: 'offered', contributor: 'offered' } as const
  const secondFactor = { roles: { ...offered, ...roles }, from, graceDays } satisfies SecondFactorPolicy
  app.payload.config.custom = { ...app.payload.config.custom, secondFactor }
}
