import { APIError } from 'payload'

const serviceUnavailable = (message: string) => new APIError(message, 503, undefined, true)

/** The errors of writes that their transaction refuses. */
export const refusals = {
  busy: () =>
    serviceUnavailable(
      'Une autre écriture est en cours : réessayez dans un instant. (Another write is under way: try again in a moment.)',
    ),
  expired: () =>
    serviceUnavailable(
      'Cette opération a pris trop de temps : rien n’a été enregistré. Réessayez. (This operation took too long: nothing was saved. Try again.)',
    ),
  over: (name: string) => new Error(`${name}: the transaction is over and was rolled back, or was committed before.`),
  outside: (name: string) =>
    new Error(`${name} is outside the transaction of its operation, and would wait for itself: pass \`req\` to it.`),
}
