import type { Bilingual } from '../../bilingual'

/** Says that a cell is no whole number. */
export const notWhole = (cell: string): Bilingual => ({
  fr: `« ${cell} » n’est pas un nombre entier : la cellule est laissée de côté. Écrivez par exemple 80.`,
  en: `"${cell}" is not a whole number: the cell is left out. Write for example 80.`,
})

/** Says that a cell is no web address. */
export const notAddress = (cell: string): Bilingual => ({
  fr: `« ${cell} » n’est pas une adresse complète : la cellule est laissée de côté. Une adresse commence par https://.`,
  en: `"${cell}" is not a whole address: the cell is left out. An address starts with https://.`,
})

/** Says that a cell is no day. */
export const notDay = (cell: string): Bilingual => ({
  fr: `« ${cell} » n’est pas un jour : la cellule est laissée de côté. Écrivez-le ainsi : 21/05/2024.`,
  en: `"${cell}" is not a day: the cell is left out. Write it as 21/05/2024.`,
})

/** Says that a cell is no time. */
export const notMoment = (cell: string): Bilingual => ({
  fr: `« ${cell} » n’est pas une heure : la cellule est laissée de côté. Écrivez 09:30, avec le jour dans la colonne « Jour » ; ou 21/05/2024 09:30.`,
  en: `"${cell}" is not a time: the cell is left out. Write 09:30, with the day in the column "Jour"; or 21/05/2024 09:30.`,
})

/** Says that summer time skips an hour. */
export const skippedHour = (cell: string): Bilingual => ({
  fr: `« ${cell} » n’existe pas ce jour-là, les horloges passent à l’heure d’été : la cellule est laissée de côté.`,
  en: `"${cell}" does not exist on that day, the clocks change to summer time: the cell is left out.`,
})

/** Says that a cell is no duration. */
export const notMinutes = (cell: string): Bilingual => ({
  fr: `« ${cell} » n’est pas une durée : la cellule est laissée de côté. Écrivez par exemple 45, ou 1h30.`,
  en: `"${cell}" is not a duration: the cell is left out. Write for example 45, or 1h30.`,
})

/** Says that a session ends on the day after its start. */
export const endsNextDay: Bilingual = {
  fr: 'La fin est avant le début : elle est comptée le lendemain. Vérifiez-la.',
  en: 'The end is before the start: it is taken for the next day. Check it.',
}

/** Says that a line belongs to another edition. */
export const ofOtherEdition = (edition: string): Bilingual => ({
  fr: `Cette ligne vient de l’édition « ${edition} » : son numéro et son adresse ne sont pas repris.`,
  en: `This line comes from the edition "${edition}": its number and its slug are not taken over.`,
})

/** Says that characters were lost when the file was saved. */
export const lostCharacters: Bilingual = {
  fr: 'Un « ? » semble remplacer un caractère perdu à l’enregistrement. Enregistrez le fichier en « CSV UTF-8 », ou vérifiez ce texte.',
  en: 'A "?" seems to stand for a character lost on saving. Save the file as "CSV UTF-8", or check this text.',
}
