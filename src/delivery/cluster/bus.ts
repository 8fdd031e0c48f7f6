import { publishWrite, subscribeToWrites, type WriteEvent } from '../../cache/write-events'

/** What this node knows of its link with the others. */
export interface BusState {
  /** Whether it hears what the others write. */
  isConnected: boolean
  /** Since when it does not, in milliseconds since 1970. */
  lostAt: number | undefined
  /** Writes told to the others. */
  published: number
  /** Writes heard from the others. */
  received: number
}

/** How the nodes of one site tell one another what they wrote. */
export interface Bus {
  /** Tells the others, in the order of the calls; nobody waits for it. */
  publish(write: WriteEvent): void
  readonly state: Readonly<BusState>
  close(): Promise<void>
}

/** Where a bus leads. */
export interface BusHandlers {
  onWrite(write: WriteEvent): void
  /** Called when the others are heard, and hear. */
  onConnect(): void
  /** Called when the others are no longer heard, and perhaps do not hear. */
  onDisconnect(): void
}

/** Told what comes of the bus. */
export interface BusListener {
  /** Whether the other nodes hear what this one writes. */
  onConnectionChange(isHeard: boolean): void
  /** What another node wrote. */
  onRemoteWrite(write: WriteEvent): void
}

/** Tells the other nodes what is written here, and announces here what they tell. */
export function joinCluster(connect: (ends: BusHandlers) => Bus, listener: BusListener): Bus {
  const bus = connect({
    onWrite: (write) => {
      publishWrite({ ...write, isRemote: true })
      listener.onRemoteWrite({ ...write, isRemote: true })
    },
    onConnect: () => listener.onConnectionChange(true),
    // What was told last may be lost too: it is announced once more, by whatever way is left.
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
    state: bus.state,
    close: () => {
      unsubscribe()
      listener.onConnectionChange(false)
      return bus.close()
    },
  }
}
