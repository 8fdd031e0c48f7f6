import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel'

/** The diagnostics channel of deliveries that an administrator asks for: all copies of this module in one process share it. */
const ASKED = 'assises:webhook-asked'
// Referenced as long as this module is: see `src/cache/write-events.ts`.
const asked = channel(ASKED)

/** Says that an administrator has asked for a delivery. */
export const publishAsked = (): void => asked.publish(undefined)

/** Calls `onAsked` each time an administrator asks for a delivery in this process; returns how to stop that. */
export function subscribeToAsked(onAsked: () => void): () => void {
  const listener = () => onAsked()
  subscribe(ASKED, listener)
  return () => void unsubscribe(ASKED, listener)
}
