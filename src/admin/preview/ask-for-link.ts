/** A link to share, or why there is none; without words where the server did not say. */
export type LinkAnswer = { url: string; expiresAt: string } | { refusal: string | undefined }

/** Asks the server for a share link; its address is made whole. */
export async function askForLink(endpoint: string, body: object, language: string): Promise<LinkAnswer> {
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
