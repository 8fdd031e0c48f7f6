import { LIMITS } from './limits'
import { badRequest, type Refusal } from './refusal'

/** The refusal of a URL that cannot be read. */
export const malformedUrl = badRequest('MALFORMED_URL', {
  fr: 'Cette adresse est illisible. Commencez-la par « / », et encodez en UTF-8 (%C3%A9) tout caractère qui n’est pas ASCII.',
  en: 'The URL cannot be read. Begin it with "/", and write characters other than ASCII as percent-encoded UTF-8.',
})

/** The refusal of a URL that is too long. */
export const urlTooLong: Refusal = {
  status: 414,
  code: 'URL_TOO_LONG',
  message: {
    fr: `L’adresse dépasse ${LIMITS.rest.urlCharacters} caractères. Envoyez la requête dans le corps d’un POST.`,
    en: `The URL is longer than ${LIMITS.rest.urlCharacters} characters. Send the query in the body of a POST.`,
  },
}

/** Whether the percent-encoded bytes of a URL, or of a part of it, are UTF-8. */
export function isReadable(url: string): boolean {
  if (!url.includes('%')) return true
  try {
    decodeURIComponent(url)
    return true
  } catch {
    return false
  }
}

/** A `414` refusal when the path and query string are too long. */
export function urlRefusal({ pathname, search }: URL): Refusal | undefined {
  return pathname.length + search.length > LIMITS.rest.urlCharacters ? urlTooLong : undefined
}
