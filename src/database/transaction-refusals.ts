import { APIError } from 'payload'
import { databaseLocked, unavailable } from './busy'
import { INTERRUPTED } from './transient-errors'

const serviceUnavailable = (message: string) =>
  new APIError<Record<string, unknown> | null>(message, 503, undefined, true)

const busy = () =>
  serviceUnavailable(
    'Une autre écriture est en cours : réessayez dans un instant. (Another write is under way: try again in a moment.)',
  )

/** The errors of writes that their transaction refuses. */
export const refusals = {
  busy,
  locked: (cause: unknown) => unavailable(databaseLocked, cause),
  expired: () =>
    serviceUnavailable(
      'Cette opération a pris trop de temps : rien n’a été enregistré. Réessayez. (This operation took too long: nothing was saved. Try again.)',
    ),
  interrupted: () => Object.assign(busy(), { code: INTERRUPTED }),
  over: (name: string) => new Error(`${name}: the transaction is over and was rolled back, or was committed before.`),
  outside: (name: string) =>
    new Error(`${name} is outside the transaction of its operation, and would wait for itself: pass \`req\` to it.`),
}
