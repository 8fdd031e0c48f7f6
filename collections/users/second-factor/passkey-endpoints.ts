import type { Endpoint, PayloadRequest } from 'payload'
import { isRecord } from '../../../src/domain/record'
import { refuseRequest } from '../../shared/messages'
import { activate } from './activate'
import { sealChallenge, spendChallenge } from './challenges'
import { forgetCodes, limitCodes } from './confirm'
import { type Factor, findFactors, noteUse } from './factors'
import { secondFactorMessages as messages } from './messages'
import { authenticationOptions, checkPasskey, readNewPasskey, registrationOptions } from './passkeys'
import { changerOf, notStored, type Requester, readBody, refuseWhereOff, requesterOf, textOf } from './requester'
import { confirmSession } from './session-state'

/** The most passkeys of an account. */
const MOST = 10

const passkeysOf = async ({ payload }: PayloadRequest, { user }: Requester): Promise<Factor[]> =>
  (await findFactors(payload, user.id)).filter(({ kind }) => kind === 'passkey')

/** `POST /api/users/second-factor/passkey` with `{ currentPassword }`: what the browser needs to make a passkey, and its `challenge`. */
export const beginPasskey: Endpoint = {
  path: '/second-factor/passkey',
  method: 'post',
  handler: async (req) => {
    const requester = await changerOf(req, await readBody(req))
    refuseWhereOff(req, requester)
    const passkeys = await passkeysOf(req, requester)
    if (passkeys.length >= MOST) throw refuseRequest(req, 409, messages.tooManyPasskeys, 'TOO_MANY_PASSKEYS')
    const options = await registrationOptions(requester.user, passkeys)
    return Response.json({ options, challenge: sealChallenge(requester.user, 'add', options.challenge) }, notStored)
  },
}

/**
 * `POST /api/users/second-factor/passkey/finish` with `{ challenge, response, name }`: this passkey confirms log-ins from now on.
 * Returns `recoveryCodes` with the first factor of an account, this one time.
 */
export const finishPasskey: Endpoint = {
  path: '/second-factor/passkey/finish',
  method: 'post',
  handler: async (req) => {
    const requester = await requesterOf(req)
    if (requester.state === 'to-confirm') throw refuseRequest(req, 401, messages.logInFirst, 'LOG_IN_FIRST')
    refuseWhereOff(req, requester)
    const { challenge, response, name } = await readBody(req)
    const asked = await spendChallenge(req.payload, requester.user, 'add', textOf(challenge, 2_000))
    const passkey = asked && (await readNewPasskey(response, asked))
    if (!passkey) throw refuseRequest(req, 400, messages.passkeyRefused, 'PASSKEY_REFUSED')
    const named = { ...passkey, name: textOf(name, 60).trim() || null }
    const recoveryCodes = await activate(req, requester, named, messages.passkeyTaken)
    return Response.json({ added: true, recoveryCodes }, notStored)
  },
}

/** `POST /api/users/second-factor/confirm-passkey`: what the browser needs to confirm a log-in with a passkey, and its `challenge`. */
export const beginConfirmation: Endpoint = {
  path: '/second-factor/confirm-passkey',
  method: 'post',
  handler: async (req) => {
    const requester = await waitingOf(req)
    const options = await authenticationOptions(await passkeysOf(req, requester))
    return Response.json({ options, challenge: sealChallenge(requester.user, 'confirm', options.challenge) }, notStored)
  },
}

/** `POST /api/users/second-factor/confirm-passkey/finish` with `{ challenge, response }`: the log-in is complete. */
export const finishConfirmation: Endpoint = {
  path: '/second-factor/confirm-passkey/finish',
  method: 'post',
  handler: async (req) => {
    const requester = await waitingOf(req)
    const { user } = requester
    limitCodes(req, user.id)
    const { challenge, response } = await readBody(req)
    const id = isRecord(response) ? response.id : undefined
    const passkey = (await passkeysOf(req, requester)).find(({ key }) => key === id)
    const asked = passkey && (await spendChallenge(req.payload, user, 'confirm', textOf(challenge, 2_000)))
    const counter = passkey && asked ? await checkPasskey(response, asked, passkey) : undefined
    if (!passkey || counter === undefined) throw refuseRequest(req, 400, messages.passkeyRefused, 'PASSKEY_REFUSED')
    forgetCodes(req, user.id)
    await noteUse(req.payload, passkey.id, counter)
    await confirmSession(req.payload, user)
    return Response.json({ confirmed: true }, notStored)
  },
}

async function waitingOf(req: PayloadRequest): Promise<Requester> {
  const requester = await requesterOf(req)
  if (requester.state !== 'to-confirm') throw refuseRequest(req, 401, messages.logInFirst, 'LOG_IN_FIRST')
  return requester
}
