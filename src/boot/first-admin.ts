import { randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import { repeatWhole } from '../database/repeat-whole'
import type { BootReport } from './handshake'

interface Credentials {
  ADMIN_EMAIL?: string
  ADMIN_PASSWORD?: string
}

/**
 * Creates the first admin when there is no user, from `credentials` or with a random password that is stored nowhere else.
 * Returns `undefined` when a user exists, or when another process created one first.
 */
export async function createFirstAdmin(payload: Payload, credentials: Credentials): Promise<BootReport['firstAdmin']> {
  if (await hasUser(payload)) return undefined
  const email = credentials.ADMIN_EMAIL ?? 'admin@assises.example'
  const password = credentials.ADMIN_PASSWORD ?? randomBytes(15).toString('base64url')
  try {
    const data = { email, password, name: 'Administration', role: 'admin' as const }
    await repeatWhole(() => payload.create({ collection: 'users', data, depth: 0, overrideAccess: true }))
  } catch (error) {
    if (await hasUser(payload)) return undefined
    throw error
  }
  return credentials.ADMIN_PASSWORD ? { email } : { email, password }
}

async function hasUser(payload: Payload): Promise<boolean> {
  return (await payload.count({ collection: 'users', overrideAccess: true })).totalDocs > 0
}
