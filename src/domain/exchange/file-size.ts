/** The most bytes a file to import may have. */
export const MOST_FILE_BYTES = 5_000_000

/** What is said of a larger one. */
export const tooLargeWords = {
  fr: 'Ce fichier dépasse 5 Mo. Importez-le en plusieurs parties.',
  en: 'This file is larger than 5 MB. Import it in several parts.',
} as const
