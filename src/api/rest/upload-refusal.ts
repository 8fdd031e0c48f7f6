import { extractHeaderLanguage } from '@payloadcms/translations'
import { frenchSpaces } from '../../domain/typography'
import type { Refusal } from '../../http/refusal'

/** A `413` refusal of a file, told to an editor in the language of the admin: an upload is the one body they send. */
export function uploadTooLarge(request: Request): Refusal {
  const french = 'Ce fichier dépasse 10 Mo. Réduisez-le, puis envoyez-le de nouveau.'
  const english = 'This file is larger than 10 MB. Make it smaller, then send it again.'
  return { status: 413, code: 'BODY_TOO_LARGE', message: isEnglish(request) ? english : frenchSpaces(french) }
}

function isEnglish({ headers }: Request): boolean {
  const chosen = /(?:^|;\s*)payload-lng=(\w+)/.exec(headers.get('Cookie') ?? '')?.[1]
  return (chosen ?? extractHeaderLanguage(headers.get('Accept-Language') ?? '')) === 'en'
}
