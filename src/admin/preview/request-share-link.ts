/** A share link, or the reason of its refusal; `undefined` when the server gave none. */
export type LinkAnswer = { url: string; expiresAt: string } | { refusal: string | undefined }

/** Requests a share link and returns its absolute address. Never rejects. */
export async function requestShareLink(endpoint: string, body: object, language: string): Promise<LinkAnswer> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      credentials: 'include',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify(body),
    })
    const answer = await response.json()
    if (!response.ok) return { refusal: answer.errors?.[0]?.message }
    return { url: new URL(answer.url, location.href).href, expiresAt: answer.expiresAt }
  } catch {
    return { refusal: undefined }
  }
}
