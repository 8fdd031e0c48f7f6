import type { Bilingual } from '../../domain/bilingual'
import type { Refusal } from '../../http/refusal'

const fileTooLarge: Bilingual = {
  fr: 'Ce fichier dépasse 10 Mo. Réduisez-le, puis envoyez-le de nouveau.',
  en: 'This file is larger than 10 MB. Make it smaller, then send it again.',
}

/** The `413` refusal of a file. */
export const uploadTooLarge: Refusal = { status: 413, code: 'BODY_TOO_LARGE', message: fileTooLarge }
