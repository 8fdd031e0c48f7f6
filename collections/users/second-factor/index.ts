import type { CollectionAfterDeleteHook, Endpoint } from 'payload'
import { confirmByCode, leave } from './confirm'
import { removeFactors } from './factors'
import { listFactors, removeOwnFactor, renewRecoveryCodes, resetFactors } from './manage'
import { beginConfirmation, beginPasskey, finishConfirmation, finishPasskey } from './passkey-endpoints'
import { beginTotp, finishTotp } from './totp-endpoints'
import { removeUses } from './uses'

/** The endpoints of second factors. */
export const secondFactorEndpoints: Endpoint[] = [
  confirmByCode,
  leave,
  beginTotp,
  finishTotp,
  beginPasskey,
  finishPasskey,
  beginConfirmation,
  finishConfirmation,
  removeOwnFactor,
  renewRecoveryCodes,
  listFactors,
  resetFactors,
]

/** Deletes the second factor of a deleted account with it. */
export const deleteFactors: CollectionAfterDeleteHook = async ({ id, req }) => {
  await removeFactors(req.payload, String(id), {}, req)
  await removeUses(req.payload, String(id), req)
}
