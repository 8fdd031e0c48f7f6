import type { Entry } from './entry'
import { exactSize } from './exact-size'
import type { OriginAnswer } from './origin'
import { tagHeader } from './public-tags'
import { prepare } from './representation'

/**
 * The entry of an answer that anybody may have for a while: complete, without an error, without a cookie, and read
 * through the one door that says what it depends on.
 */
export async function toEntry({ status, headers, body, reading }: OriginAnswer): Promise<Entry | undefined> {
  const contentType = headers['content-type'] ?? ''
  const isJson = /^application\/(?:json|graphql-response\+json)\b/.test(contentType)
  if (status !== 200 || !isJson || headers['set-cookie'] || hasErrors(body)) return undefined
  const representation = await prepare(exactSize(body))
  const tags = [...reading.tags].sort()
  const publicTags = tagHeader(tags)
  const { identity, gzip, br } = representation
  return {
    ...representation,
    contentType,
    contentLanguage: languagesOf(reading.languages),
    tags,
    publicTags,
    filledAt: Date.now(),
    bytes: identity.length + (gzip?.length ?? 0) + (br?.length ?? 0) + tags.join().length * 2 + 1_000,
  }
}

function hasErrors(body: Buffer): boolean {
  try {
    return 'errors' in JSON.parse(body.toString('utf8'))
  } catch {
    return true
  }
}

const languagesOf = (languages: ReadonlySet<string>): string =>
  languages.size === 0 || languages.has('all') ? 'fr, en' : [...languages].sort().join(', ')
