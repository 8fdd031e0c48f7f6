import { draftMode } from 'next/headers'

const cms = process.env.CMS_URL ?? 'http://localhost:3000'

/**
 * The JSON at a path of the API. What is public is cached until one of its tags is revalidated; in draft mode the newest
 * versions are read with the key, and nothing is cached. `undefined` for what is not there, or no longer.
 */
export async function read(path, tags) {
  const { isEnabled } = await draftMode()
  const url = new URL(path, cms)
  if (isEnabled) url.searchParams.set('draft', 'true')
  const options = isEnabled
    ? { cache: 'no-store', headers: { Authorization: `api-clients API-Key ${process.env.CMS_PREVIEW_KEY}` } }
    : { cache: 'force-cache', next: { tags } }
  const response = await fetch(url, options)
  if (response.status === 404 || response.status === 410) return undefined
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`)
  return response.json()
}
