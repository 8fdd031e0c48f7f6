import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'

/** The arguments that the writing methods of an adapter have in common. */
export interface WriteArgs {
  collection: string
  /** The name of a global, which has no collection. */
  slug?: string
  id?: number | string
  where?: object
  data?: Record<string, unknown>
  req?: {
    transactionID?: number | Promise<number | string> | string
    context?: Record<string, unknown>
    headers?: Headers
    t?: PayloadRequest['t']
    user?: PayloadRequest['user']
  }
}

type Write = (args: WriteArgs) => Promise<unknown>

/** Replaces methods of an adapter, as far as it has them, by what `wrap` makes of each and of its name. */
export function wrapWrites(
  adapter: BaseDatabaseAdapter,
  methods: readonly (keyof BaseDatabaseAdapter)[],
  wrap: (write: Write, method: string) => Write,
): void {
  for (const method of methods) {
    const write = (adapter[method] as Write | undefined)?.bind(adapter)
    if (write) Object.assign(adapter, { [method]: wrap(write, method) })
  }
}
