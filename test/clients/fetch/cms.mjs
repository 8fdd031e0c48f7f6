const cms = process.env.CMS_URL ?? 'http://localhost:3000'
const known = new Map()

/** The JSON at a path of the API, and the address that it has now. `undefined` for what is not there, or no longer. */
export async function read(path) {
  const url = new URL(path, cms).href
  const stored = known.get(url)
  // A former slug is answered with 301, which fetch follows.
  const response = await fetch(url, { headers: stored ? { 'If-None-Match': stored.etag } : {} })
  if (response.status === 304) return stored.answer
  if (response.status === 404 || response.status === 410) return undefined
  const body = await response.json()
  if (!response.ok) throw new Error(body.errors.map(({ code, message }) => `${code}: ${message}`).join('\n'))
  const answer = { body, url: response.url, isMoved: response.redirected }
  const etag = response.headers.get('ETag')
  if (etag && !response.redirected) known.set(url, { etag, answer })
  return answer
}

/** The sessions of an edition, with their rooms and people, by day and room. */
export async function programmeOf(edition, language = 'fr') {
  const fields =
    'select[title]=true&select[slug]=true&select[startsAt]=true&select[room]=true&select[untranslated]=true'
  return (await read(`/api/editions/by-slug/${edition}/programme?locale=${language}&${fields}`))?.body
}
