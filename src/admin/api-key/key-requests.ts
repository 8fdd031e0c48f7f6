import type { KeyFacts } from './messages'

/** What a request about a key returned: the new key, or why nothing has changed. */
export interface KeyOutcome {
  key?: string
  refusal?: string
}

/** The requests about the key of a client; `address` is that of the client in the API. They never reject. */
export function keyRequests(address: string, language: string, failed: string) {
  const send = async (method: 'POST' | 'DELETE', body?: object): Promise<KeyOutcome> => {
    try {
      const response = await fetch(`${address}/key`, {
        method,
        credentials: 'include',
        headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      const result = await response.json()
      return response.ok ? result : { refusal: result.errors?.[0]?.message ?? failed }
    } catch {
      return { refusal: failed }
    }
  }
  return {
    /** Reads what is known of the key; `undefined` when it cannot be read. */
    read: async (): Promise<KeyFacts | undefined> => {
      const response = await fetch(`${address}?depth=0`, { credentials: 'include' }).catch(() => undefined)
      return response?.ok ? ((await response.json()) as KeyFacts) : undefined
    },
    make: (overlapHours: number) => send('POST', { overlapHours }),
    revoke: () => send('DELETE'),
  }
}
