import { type Bilingual, inLanguage } from '../../domain/bilingual'
import type { Refusal } from '../../http/refusal'
import { adminLanguage } from './admin-language'

const fileTooLarge: Bilingual = {
  fr: 'Ce fichier dépasse 10 Mo. Réduisez-le, puis envoyez-le de nouveau.',
  en: 'This file is larger than 10 MB. Make it smaller, then send it again.',
}

/** The `413` refusal of a file, in the language that its sender reads the admin in. */
export const uploadTooLarge = (request: Request): Refusal => ({
  status: 413,
  code: 'BODY_TOO_LARGE',
  message: inLanguage(fileTooLarge, adminLanguage(request)),
})
