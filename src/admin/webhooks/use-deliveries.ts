import { useCallback, useEffect, useState } from 'react'
import type { ShownDelivery } from './messages'
import type { WebhookRequests } from './requests'

const POLL_MS = 1_500
/** How often the list is read again by itself after an action, while something waits for its first attempt. */
const MOST_POLLS = 15

/** The newest deliveries of a webhook, in one state or in any; read again after an action until they are done. */
export function useDeliveries(requests: WebhookRequests, state: string) {
  const [deliveries, setDeliveries] = useState<ShownDelivery[]>()
  const [polls, setPolls] = useState(0)
  const read = useCallback(async () => {
    const { done } = await requests.deliveries(state)
    if (done) setDeliveries(done.docs)
  }, [requests, state])
  useEffect(() => void read(), [read])

  const isWaiting = deliveries?.some(({ attempts, state }) => state === 'pending' && attempts === 0)
  useEffect(() => {
    if (!isWaiting || polls === 0) return
    const timer = setTimeout(() => {
      setPolls(polls - 1)
      void read()
    }, POLL_MS)
    return () => clearTimeout(timer)
  }, [isWaiting, polls, read])

  /** Reads the list now, and again while something waits. */
  const follow = async () => {
    setPolls(MOST_POLLS)
    await read()
  }
  return { deliveries, follow }
}
