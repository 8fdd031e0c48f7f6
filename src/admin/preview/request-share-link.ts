/** A share link, or the reason of its refusal; `undefined` when the server gave none. */
export type ShareLinkResult = { url: string; expiresAt: string } | { refusal: string | undefined }

/** Requests a share link and returns its absolute address. Never rejects. */
export async function requestShareLink(endpoint: string, body: object, language: string): Promise<ShareLinkResult> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      credentials: 'include',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify(body),
    })
    const result = await response.json()
    if (!response.ok) return { refusal: result.errors?.[0]?.message }
    return { url: new URL(result.url, location.href).href, expiresAt: result.expiresAt }
  } catch {
    return { refusal: undefined }
  }
}
