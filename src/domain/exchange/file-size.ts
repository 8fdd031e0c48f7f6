import type { Bilingual } from '../bilingual'

/** The most bytes of a file to import. */
export const MOST_FILE_BYTES = 5_000_000

/** The message about a larger file. */
export const fileTooLarge: Bilingual = {
  fr: 'Ce fichier dépasse 5 Mo. Importez-le en plusieurs parties.',
  en: 'This file is larger than 5 MB. Import it in several parts.',
}
