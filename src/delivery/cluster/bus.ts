import { publishWrite, subscribeToWrites, type WriteEvent } from '../../cache/write-events'

/** The state of the link between this node and the others. */
export interface BusState {
  /** Whether this node receives the writes of the others. */
  isConnected: boolean
  /** Since when it does not, in milliseconds since 1970; `undefined` while it does. */
  lostAt: number | undefined
  /** Number of writes published to the others. */
  published: number
  /** Number of writes received from the others. */
  received: number
}

/** Carries the writes of each node of a site to the others. */
export interface Bus {
  /** Publishes a write to the others, in the order of the calls, without waiting for its delivery. */
  publish(write: WriteEvent): void
  /** Resolves once the other nodes have what was published so far, or no longer serve a response from before it. */
  settled(): Promise<void>
  readonly state: Readonly<BusState>
  close(): Promise<void>
}

/** Callbacks of a bus. */
export interface BusHandlers {
  /** Called with each write of another node. */
  onWrite(write: WriteEvent): void
  /** Called when messages pass in both directions. */
  onConnect(): void
  /** Called when no message arrives any more; perhaps none is delivered either. */
  onDisconnect(): void
}

/** Callbacks for the other thread of this node. */
export interface BusListener {
  /** Called with whether the other nodes receive the writes of this one. */
  onConnectionChange(isConnected: boolean): void
  /** Called with each write of another node. */
  onRemoteWrite(write: WriteEvent): void
}

/** Publishes the writes of this node to the others, and theirs in this thread. */
export function joinCluster(connect: (handlers: BusHandlers) => Bus, listener: BusListener): Bus {
  const bus = connect({
    onWrite: (write) => {
      publishWrite({ ...write, isRemote: true })
      listener.onRemoteWrite({ ...write, isRemote: true })
    },
    onConnect: () => listener.onConnectionChange(true),
    // The last writes may not have been delivered: they are published once more, through the database.
    onDisconnect: () => {
      listener.onConnectionChange(false)
      publishWrite({ tags: [], collections: [], everything: true })
    },
  })
  const unsubscribe = subscribeToWrites((write) => {
    if (!write.isRemote) bus.publish(write)
  })
  return {
    publish: (write) => bus.publish(write),
    settled: () => bus.settled(),
    state: bus.state,
    close: () => {
      unsubscribe()
      listener.onConnectionChange(false)
      return bus.close()
    },
  }
}
