import { AuthenticationError, type BaseDatabaseAdapter, type CollectionSlug, type Payload } from 'payload'
import { deviceName } from '../domain/device-name'
import { type Database, decorated } from './decorate'
import { type WriteArgs, wrapWrites } from './write-methods'

interface LoginSession {
  id: string
  createdAt: Date | string
  expiresAt: Date | string
  /** The browser and the system that logged in. */
  device?: string
}

interface StoredAccount {
  id: string
  sessions?: LoginSession[]
  hash?: string
}

/**
 * Writes the login sessions of an account and nothing else when it is their turn. Payload writes the whole account back as it
 * was read before the password was checked: of two logins at once one would end the other, and a change of role or password in
 * between would be lost. A login whose password is no longer that of the account is refused.
 */
export const withOwnSessionWrites = (database: Database): Database =>
  decorated(database, (adapter, payload) => {
    wrapWrites(adapter, ['updateOne'], (write) => async (args) => {
      const sessions = sessionsIn(payload, args)
      if (!sessions) return write(args)
      return write({ ...args, data: { sessions: await merged(adapter, args, sessions), updatedAt: null } })
    })
  })

/** The sessions of an account that Payload writes; `undefined` for any other write. */
function sessionsIn({ collections }: Payload, { collection, data }: WriteArgs): LoginSession[] | undefined {
  const isAccount = collections[collection as CollectionSlug]?.config.auth?.useSessions === true
  return isAccount && data?.updatedAt === null && Array.isArray(data.sessions) ? data.sessions : undefined
}

/** A session that is not stored is new when it is as young; an older one has been ended meanwhile. */
const YOUNG_MS = 60_000

/**
 * The sessions to write: a new one is added to those that are stored by now, a refresh prolongs one of them and a logout ends one of
 * them, so that none that has ended comes back and none that another login has added meanwhile is lost.
 */
async function merged(
  adapter: BaseDatabaseAdapter,
  { collection, data, id, req }: WriteArgs,
  sessions: LoginSession[],
) {
  const added = sessions.at(-1)
  const stored = await adapter.findOne<StoredAccount>({
    collection: collection as CollectionSlug,
    where: { id: { equals: id } },
    req: req as never,
  })
  const others = stored?.sessions ?? []
  const isStored = ({ id }: LoginSession) => others.some((session) => session.id === id)
  const prolonged = sessions.find((session) => isLonger(session, others))
  if (prolonged) return others.map((session) => (session.id === prolonged.id ? prolonged : session))
  if (sessions.length > 0 && isLogout(req, sessions, others)) return others.filter(({ id }) => id !== sessionOf(req))
  if (!added || isStored(added) || Date.now() - new Date(added.createdAt).getTime() > YOUNG_MS) {
    return sessions.filter(isStored)
  }
  if (stored?.hash !== data?.hash) throw new AuthenticationError(req?.t)
  const session = { ...added, device: deviceName(req?.headers?.get('user-agent')) }
  const valid = others.filter(({ expiresAt }) => new Date(expiresAt) > new Date())
  // Nothing to remove: it is added in one step, whoever adds another one.
  return valid.length === others.length ? { $push: session } : [...valid, session]
}

// Payload adds the id of the session to the account of a request.
const sessionOf = (req: WriteArgs['req']) => (req?.user as { _sid?: string } | null | undefined)?._sid

const isLonger = ({ id, expiresAt }: LoginSession, stored: readonly LoginSession[]) =>
  stored.some((session) => session.id === id && new Date(session.expiresAt) < new Date(expiresAt))

/** Whether the session that asks is stored, and is not to be written. */
const isLogout = (req: WriteArgs['req'], sessions: readonly LoginSession[], stored: readonly LoginSession[]) => {
  const isOwn = ({ id }: LoginSession) => id === sessionOf(req)
  return stored.some(isOwn) && !sessions.some(isOwn)
}
