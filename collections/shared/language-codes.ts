import type { PayloadRequest } from 'payload'

/** The codes of the languages of the content. */
export function languageCodes({ payload }: Pick<PayloadRequest, 'payload'>): string[] {
  const { localization } = payload.config
  return localization ? localization.localeCodes : []
}
