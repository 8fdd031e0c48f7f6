import type { AuthStrategy, Payload, Plugin } from 'payload'
import type { SecondFactorPolicy } from '../../../src/domain/second-factor'
import { withoutForeignCookie } from '../own-origin'
import { type SessionUser, stateOf } from './session-state'

interface Settings {
  SECOND_FACTOR: SecondFactorPolicy['roles']
  SECOND_FACTOR_FROM?: string
  SECOND_FACTOR_GRACE_DAYS: number
}

/**
 * Makes sessions that are not confirmed, and cookies that a page of another site sends, open nothing, whatever created them, on
 * every surface that asks Payload who sends a request.
 */
export const secondFactor =
  ({ SECOND_FACTOR: roles, SECOND_FACTOR_FROM: from, SECOND_FACTOR_GRACE_DAYS: graceDays }: Settings): Plugin =>
  (config) => ({
    ...config,
    custom: { ...config.custom, secondFactor: { roles, from, graceDays } satisfies SecondFactorPolicy },
    onInit: async (payload) => {
      await config.onInit?.(payload)
      payload.authStrategies = payload.authStrategies.map((strategy) => confirmed(payload, strategy))
    },
  })

const confirmed = (payload: Payload, { name, authenticate }: AuthStrategy): AuthStrategy => ({
  name,
  authenticate: onceAtATime(async (args) => {
    const result = await authenticate({ ...args, headers: withoutForeignCookie(args.headers, payload) })
    if (result.user?.collection !== 'users') return result
    const isOpen = (await stateOf(payload, result.user as SessionUser)) === 'open'
    return isOpen ? result : { ...result, user: null }
  }),
})

/** The layout and the page of the admin each ask who sends their one request, at the same moment: they share the answer. */
function onceAtATime(authenticate: AuthStrategy['authenticate']): AuthStrategy['authenticate'] {
  const underWay = new WeakMap<Headers, ReturnType<typeof authenticate>>()
  return (args) => {
    const { headers } = args
    const shared = underWay.get(headers)
    if (shared) return shared
    const result = Promise.resolve(authenticate(args)).finally(() => underWay.delete(headers))
    underWay.set(headers, result)
    return result
  }
}
