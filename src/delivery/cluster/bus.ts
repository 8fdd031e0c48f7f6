import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { WRITES_CHANNEL, type WriteAnnouncement } from '../../cache/write-events'
import { publish } from '../invalidation/publish-writes'

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
  publish(write: WriteAnnouncement): void
  readonly state: Readonly<BusState>
  close(): Promise<void>
}

/** Where a bus leads. */
export interface BusEnds {
  hear(write: WriteAnnouncement): void
  /** Called when the others are heard, and hear. */
  found(): void
  /** Called when the others are no longer heard, and perhaps do not hear. */
  lost(): void
}

/** Told what comes of the bus. */
export interface BusListener {
  /** Whether the other nodes hear what this one writes. */
  heard(isHeard: boolean): void
  /** What another node wrote. */
  foreignWrite(write: WriteAnnouncement): void
}

/** Tells the other nodes what is written here, and announces here what they tell. */
export function joinOtherNodes(connect: (ends: BusEnds) => Bus, listener: BusListener): Bus {
  const bus = connect({
    hear: (write) => {
      publish({ ...write, isForeign: true })
      listener.foreignWrite({ ...write, isForeign: true })
    },
    found: () => listener.heard(true),
    // What was told last may be lost too: it is announced once more, by whatever way is left.
    lost: () => {
      listener.heard(false)
      publish({ tags: [], collections: [], everything: true })
    },
  })
  const tell = (message: unknown): void => {
    const write = message as WriteAnnouncement
    if (!write.isForeign) bus.publish(write)
  }
  subscribe(WRITES_CHANNEL, tell)
  return {
    publish: (write) => bus.publish(write),
    state: bus.state,
    close: () => {
      unsubscribe(WRITES_CHANNEL, tell)
      listener.heard(false)
      return bus.close()
    },
  }
}
