import { AsyncLocalStorage } from 'node:async_hooks'
import type { PayloadRequest } from 'payload'
import type { Actor } from '../../../src/domain/audit'
import { shortAddress } from '../../../src/http/client-address'
import { isRemote } from '../remote-request'

/** Who acts, and from where. */
export interface Acting {
  actor?: Actor
  address?: string
}

type Asking = Partial<Pick<PayloadRequest, 'user' | 'headers' | 'payloadAPI'>>

// The bundle of Next may hold this module more than once: all must use the same storage.
const key = Symbol.for('assises.acting')
const shared: typeof globalThis & { [key]?: AsyncLocalStorage<Acting> } = globalThis
shared[key] ??= new AsyncLocalStorage()
const storage = shared[key]

/** Runs `work` for somebody: what it writes with requests of its own, without an account, is recorded as theirs. */
export const actingAs = <Result>(acting: Acting, work: () => Result): Result => storage.run(acting, work)

/** Who sends a request, and from where: its account or key, else whom the running code acts for. */
export function actingIn(req: Asking | undefined): Required<Pick<Acting, 'actor'>> & Acting {
  const outer = storage.getStore()
  const address = shortAddress(req?.headers?.get('x-forwarded-for') ?? '') || outer?.address
  return { actor: accountOf(req?.user) ?? outer?.actor ?? unknownActor(req), address }
}

/** The actor that an account or an API client is; `undefined` for nobody. */
export function accountOf(user: Asking['user']): Actor | undefined {
  if (!user) return undefined
  return { kind: user.collection === 'users' ? 'user' : 'key', id: String(user.id) }
}

const unknownActor = (req: Asking | undefined): Actor => ({ kind: req && isRemote(req) ? 'anonymous' : 'system' })
