import type { Endpoint, PayloadRequest } from 'payload'
import { type Demand, isRequired, requiredFrom } from '../../../src/domain/second-factor'
import { isAdmin } from '../../shared/access/roles'
import { refuseRequest } from '../../shared/messages'
import { confirmPassword } from '../current-password'
import { accountOf, endSessionsOf } from '../sessions'
import { findAccount } from '../stored-account'
import { endOthers } from './activate'
import { type Factor, findFactors, removeFactors } from './factors'
import { sendFactorNotice } from './mails'
import { secondFactorMessages as messages } from './messages'
import { policyOf } from './policy'
import { makeRecoveryCodes } from './recovery-codes'
import { changerOf, notStored, readBody, textOf } from './requester'

/** A way in which an account confirms its log-ins. */
export interface FactorView extends Pick<Factor, 'id' | 'createdAt'> {
  kind: 'totp' | 'passkey'
  name: string | null
  lastUsedAt: string | null
}

/** What the form of an account shows of its second factor. */
export interface FactorsView {
  methods: FactorView[]
  recoveryCodesLeft: number
  demand: Demand
  /** The day from which the account must have one, which may be past; `null` when it need not, or must at once. */
  from: string | null
}

const confirms = ({ kind }: Factor) => kind !== 'recovery'

/** `GET /api/users/:id/second-factor`: how an account confirms its log-ins, for its owner and administrators. No secret is in it. */
export const listFactors: Endpoint = {
  path: '/:id/second-factor',
  method: 'get',
  handler: async (req) => {
    const account = await findAccount(req, { id: { equals: accountOf(req) } })
    if (!account) throw refuseRequest(req, 404, messages.noFactor)
    const factors = await findFactors(req.payload, account.id)
    const policy = policyOf(req.payload)
    const demand = policy.roles[account.role ?? 'contributor']
    const view: FactorsView = {
      methods: factors.filter(confirms).map(viewOf),
      recoveryCodesLeft: factors.length - factors.filter(confirms).length,
      demand,
      from: (demand === 'required' && requiredFrom(policy, account)) || null,
    }
    return Response.json(view, notStored)
  },
}

const viewOf = ({ id, kind, name, createdAt, lastUsedAt }: Factor): FactorView => ({
  id,
  kind: kind as FactorView['kind'],
  name: name ?? null,
  createdAt: new Date(createdAt).toISOString(),
  lastUsedAt: lastUsedAt ? new Date(lastUsedAt).toISOString() : null,
})

/** `POST /api/users/second-factor/remove` with `{ id, currentPassword }`: removes one of one’s own ways, and with the last one the recovery codes. */
export const removeOwnFactor: Endpoint = {
  path: '/second-factor/remove',
  method: 'post',
  handler: async (req) => {
    const body = await readBody(req)
    const { user } = await changerOf(req, body)
    const own = (await findFactors(req.payload, user.id)).filter(confirms)
    const factor = own.find(({ id }) => id === textOf(body.id))
    if (!factor) throw refuseRequest(req, 404, messages.noFactor, 'FACTOR_GONE')
    const isLast = own.length === 1
    if (isLast && isRequired(policyOf(req.payload), user, new Date())) {
      throw refuseRequest(req, 409, messages.lastWhileRequired, 'LAST_FACTOR')
    }
    await removeFactors(req.payload, user.id, isLast ? {} : { id: factor.id })
    await endOthers(req, user)
    await sendFactorNotice(req, 'removed', user)
    return Response.json({ removed: true }, notStored)
  },
}

/** `POST /api/users/second-factor/recovery-codes` with `{ currentPassword }`: new recovery codes, in place of those before. */
export const renewRecoveryCodes: Endpoint = {
  path: '/second-factor/recovery-codes',
  method: 'post',
  handler: async (req) => {
    const { user } = await changerOf(req, await readBody(req))
    const has = (await findFactors(req.payload, user.id)).some(confirms)
    if (!has) throw refuseRequest(req, 409, messages.noneYet, 'NO_FACTOR')
    const recoveryCodes = await makeRecoveryCodes(req.payload, user.id)
    await endOthers(req, user)
    await sendFactorNotice(req, 'codes', user)
    return Response.json({ recoveryCodes }, notStored)
  },
}

/**
 * `POST /api/users/:id/second-factor/reset` with `{ currentPassword }` of an administrator: removes every factor of somebody else and
 * ends their sessions. They get a mail.
 */
export const resetFactors: Endpoint = {
  path: '/:id/second-factor/reset',
  method: 'post',
  handler: async (req) => {
    const id = accountOf(req)
    const own = requireAdministrator(req)
    if (id === own) throw refuseRequest(req, 409, messages.notOneself, 'OWN_ACCOUNT')
    await confirmPassword(req, own, (await readBody(req)).currentPassword)
    const account = await findAccount(req, { id: { equals: id } })
    if (!account) throw refuseRequest(req, 404, messages.noFactor)
    await removeFactors(req.payload, id)
    await endSessionsOf(req, id, () => true)
    await sendFactorNotice(req, 'reset', account)
    return Response.json({ reset: true }, notStored)
  },
}

function requireAdministrator(req: PayloadRequest): string {
  if (!isAdmin(req.user)) throw refuseRequest(req, 403, messages.onlyAdministrators)
  return String(req.user?.id)
}
