import type { Endpoint } from 'payload'
import { renderSVG } from 'uqr'
import { isRecord } from '../../../src/domain/record'
import { env } from '../../../src/env'
import { seal, unseal } from '../../../src/env/seal'
import { refuseRequest } from '../../shared/messages'
import { activate } from './activate'
import { forgetCodes, limitCodes } from './confirm'
import { findFactors } from './factors'
import { secondFactorMessages as messages } from './messages'
import { changerOf, notStored, readBody, refuseWhereOff, requesterOf, textOf } from './requester'
import { newTotp, sealTotp, spendTotpCode } from './totp'

const PURPOSE = 'assises.second-factor-enrolment.1'
/** How long somebody may take to set an application up, in milliseconds. */
const LIFETIME = 15 * 60_000

/**
 * `POST /api/users/second-factor/totp` with `{ currentPassword }`: a secret for an application of codes, as a text, an address and an
 * image. Nothing is stored until a code of it is given, with `enrolment`.
 */
export const beginTotp: Endpoint = {
  path: '/second-factor/totp',
  method: 'post',
  handler: async (req) => {
    const requester = await changerOf(req, await readBody(req))
    refuseWhereOff(req, requester)
    const { id, email } = requester.user
    const has = (await findFactors(req.payload, id)).some(({ kind }) => kind === 'totp')
    if (has) throw refuseRequest(req, 409, messages.hasTotp, 'FACTOR_EXISTS')
    const { secret, uri } = newTotp(email)
    const text = JSON.stringify({ account: id, secret, until: Date.now() + LIFETIME })
    const enrolment = seal(text, env.PAYLOAD_SECRET, PURPOSE)
    return Response.json({ secret, uri, svg: renderSVG(uri, { border: 2, ecc: 'M' }), enrolment }, notStored)
  },
}

/**
 * `POST /api/users/second-factor/totp/finish` with `{ enrolment, code }`: codes of this application confirm log-ins from now on.
 * Returns `recoveryCodes` with the first factor of an account, this one time.
 */
export const finishTotp: Endpoint = {
  path: '/second-factor/totp/finish',
  method: 'post',
  handler: async (req) => {
    const requester = await requesterOf(req)
    if (requester.state === 'to-confirm') throw refuseRequest(req, 401, messages.logInFirst, 'LOG_IN_FIRST')
    refuseWhereOff(req, requester)
    const { enrolment, code } = await readBody(req)
    const { user } = requester
    const secret = readEnrolment(textOf(enrolment, 2_000), user.id)
    if (!secret) throw refuseRequest(req, 400, messages.expired, 'ENROLMENT_EXPIRED')
    limitCodes(req, user.id)
    if (!(await spendTotpCode(req.payload, user.id, secret, textOf(code)))) {
      throw refuseRequest(req, 400, messages.wrongCode, 'WRONG_CODE')
    }
    forgetCodes(req, user.id)
    const factor = { kind: 'totp', key: `totp ${user.id}`, secret: sealTotp(secret) } as const
    const recoveryCodes = await activate(req, requester, factor, messages.hasTotp)
    return Response.json({ added: true, recoveryCodes }, notStored)
  },
}

/** The secret of an enrolment of an account; `undefined` when it is of another one, was changed or has expired. */
function readEnrolment(sealed: string, account: string): string | undefined {
  const text = unseal(sealed, env.PAYLOAD_SECRET, PURPOSE)
  const data: unknown = text === undefined ? undefined : JSON.parse(text)
  const isValid = isRecord(data) && data.account === account && Number(data.until) > Date.now()
  return isValid ? String(data.secret) : undefined
}
