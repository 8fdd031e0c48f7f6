import type { PayloadRequest } from 'payload'

/** What a document read for anybody depends on besides the database: its languages, and the API that is asked. */
export const scopeOf = ({ locale, fallbackLocale, payloadAPI }: PayloadRequest): string =>
  JSON.stringify([locale, fallbackLocale, payloadAPI])
