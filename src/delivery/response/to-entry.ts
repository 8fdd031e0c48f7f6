import type { OriginResponse } from '../origin/origin'
import { exactSize } from './exact-size'
import { FreshEntry } from './fresh-entry'
import { tagHeader } from './public-tags'
import { Forms } from './representation'

/**
 * The entry of an answer that anybody may have for a while: without an error, without a cookie, and read through the one
 * door that says what it depends on.
 */
export function toEntry({
  status,
  headers,
  body: bytes,
  dependencies: reading,
}: OriginResponse): FreshEntry | undefined {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const contentType = headers['content-type'] ?? ''
  const isJson = /^application\/(?:json|graphql-response\+json)\b/.test(contentType)
  if (status !== 200 || !isJson || headers['set-cookie'] || hasErrors(body)) return undefined
  const tags = [...reading.tags].sort()
  return new FreshEntry(new Forms(exactSize(body)), {
    contentType,
    contentLanguage: languagesOf(reading.languages),
    tags,
    publicTags: tagHeader(tags),
    filledAt: Date.now(),
  })
}

// The word may be of a text: only where it stands is the whole worth reading.
const hasErrors = (body: Buffer): boolean => body.includes('"errors"') && 'errors' in JSON.parse(body.toString('utf8'))

const languagesOf = (languages: ReadonlySet<string>): string =>
  languages.size === 0 || languages.has('all') ? 'fr, en' : [...languages].sort().join(', ')
