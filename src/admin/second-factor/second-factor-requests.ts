/** What the server returned: its data, or why nothing has changed. */
export type Outcome<Data> = { data: Data; refusal?: undefined } | { data?: undefined; refusal: string }

/** Sends requests about second factors; `users` is the address of accounts in the API. They never reject. */
export function secondFactorRequests(users: string, language: string, failed: string) {
  const send = async <Data>(path: string, init: RequestInit): Promise<Outcome<Data>> => {
    try {
      const headers = { 'Content-Type': 'application/json', 'Accept-Language': language }
      const response = await fetch(`${users}/${path}`, { credentials: 'include', headers, ...init })
      const result = await response.json()
      return response.ok ? { data: result } : { refusal: result.errors?.[0]?.message ?? failed }
    } catch {
      return { refusal: failed }
    }
  }
  return {
    get: <Data>(path: string) => send<Data>(path, {}),
    post: <Data>(path: string, body: object = {}) => send<Data>(path, { method: 'POST', body: JSON.stringify(body) }),
  }
}

export type SecondFactorRequests = ReturnType<typeof secondFactorRequests>
