import { createHash } from 'node:crypto'
import type { Endpoint, PayloadRequest } from 'payload'
import { isRecord } from '../../src/domain/record'
import { isAdmin, isStaff } from '../shared/access/roles'
import { isValidId } from '../shared/ids'
import { refuseRequest } from '../shared/messages'
import { accountMessages } from './messages'
import { findUnconfirmed } from './second-factor/session-state'

interface StoredSession {
  id: string
  createdAt: string
  expiresAt: string
  device?: string | null
}

/** A device on which an account is logged in. `key` names its session without being a credential. */
export interface Device {
  key: string
  /** Its browser and its system, « Firefox, Windows »; `null` when they are unknown. */
  device: string | null
  createdAt: string
  expiresAt: string
  /** Whether it has given the password, and has not confirmed its log-in. */
  isUnconfirmed: boolean
  /** Whether it sends this request. */
  isCurrent: boolean
}

/** `GET /api/users/:id/sessions`: the devices on which an account is logged in, the newest first, for its owner and administrators. */
export const listSessions: Endpoint = {
  path: '/:id/sessions',
  method: 'get',
  handler: async (req) => {
    const id = accountOf(req)
    const sessions = await findSessions(req, id)
    const unconfirmed = await findUnconfirmed(
      req.payload,
      id,
      sessions.map((session) => session.id),
    )
    const headers = { 'Cache-Control': 'no-store' }
    const docs = sessions.map((session) => deviceOf(req, session, unconfirmed.includes(session.id)))
    return Response.json({ docs: docs.reverse() }, { headers })
  },
}

/**
 * `POST /api/users/:id/sessions/end`: logs a device out, `{ device: <key> }`, or all but the one that asks, `{ others: true }`. A device that
 * is logged out already stays so. Returns how many were logged out.
 */
export const endSessions: Endpoint = {
  path: '/:id/sessions/end',
  method: 'post',
  handler: async (req) => {
    const id = accountOf(req)
    const body: unknown = await req.json?.().catch(() => undefined)
    const { device, others } = isRecord(body) ? body : {}
    if (typeof device !== 'string' && others !== true) throw refuseRequest(req, 400, accountMessages.noDevice)
    const ended = await endSessionsOf(req, id, (session) =>
      others === true ? !isCurrent(req, session) : keyOf(session) === device,
    )
    return Response.json({ ended })
  },
}

/** Ends the sessions of an account that `isEnded` chooses. Returns how many. */
export async function endSessionsOf(
  req: PayloadRequest,
  id: string,
  isEnded: (session: StoredSession) => boolean,
): Promise<number> {
  const sessions = await findSessions(req, id)
  const left = sessions.filter((session) => !isEnded(session))
  // `updatedAt` says that these are sessions alone, which are written in turn.
  const data = { sessions: left, updatedAt: null }
  if (left.length < sessions.length) {
    await req.payload.db.updateOne({ collection: 'users', id, data: data as never, returning: false, req })
  }
  return sessions.length - left.length
}

/** Returns the account that a request names. Throws a refusal unless it is that of the reader, or the reader is an administrator. */
export function accountOf(req: PayloadRequest): string {
  if (!isStaff(req.user)) throw refuseRequest(req, 401, accountMessages.noLogin)
  const id = String(req.routeParams?.id ?? '')
  if (id !== String(req.user?.id) && !isAdmin(req.user)) throw refuseRequest(req, 403, accountMessages.notYourAccount)
  if (!isValidId(req.payload, id)) throw refuseRequest(req, 404, accountMessages.noAccount)
  return id
}

/** Reads the sessions of an account that have not ended, bypassing access control. Throws a refusal when there is no such account. */
async function findSessions(req: PayloadRequest, id: string): Promise<StoredSession[]> {
  const account = await req.payload.db.findOne<{ id: string; sessions?: StoredSession[] | null }>({
    ...{ collection: 'users', where: { id: { equals: id } }, req },
    select: { sessions: true },
  })
  if (!account) throw refuseRequest(req, 404, accountMessages.noAccount)
  return (account.sessions ?? []).filter(({ expiresAt }) => new Date(expiresAt) > new Date())
}

const keyOf = ({ id }: StoredSession) => createHash('sha256').update(id).digest('base64url').slice(0, 22)

// Payload adds the id of the session to the account of a request.
const isCurrent = ({ user }: PayloadRequest, { id }: StoredSession) => (user as { _sid?: string } | null)?._sid === id

const deviceOf = (req: PayloadRequest, session: StoredSession, isUnconfirmed: boolean): Device => ({
  key: keyOf(session),
  device: session.device ?? null,
  createdAt: new Date(session.createdAt).toISOString(),
  expiresAt: new Date(session.expiresAt).toISOString(),
  isUnconfirmed,
  isCurrent: isCurrent(req, session),
})
