import type { Bilingual } from '../bilingual'
import type { Hostility } from './cells/spreadsheet-text'

/** A remark about a file. A `loss` names a cell or a line that is not imported; the rest of the file is. */
export interface Problem extends Bilingual {
  level: 'loss' | 'warning'
  /** The line of the file, or the position of the entry; absent for a problem of the file itself. */
  row?: number
  /** The title of the column, as the file writes it. */
  column?: string
  /** The title or the name of the entry, where the file has no lines that a person can find. */
  label?: string
  /** Present when the cell is refused for its contents. */
  code?: Hostility
}

/** A file that cannot be read. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile'

  constructor(
    readonly fr: string,
    readonly en: string,
    readonly status: 413 | 415 | 422 = 422,
  ) {
    super(en)
  }
}

const messages: Record<Hostility, Bilingual> = {
  formula: {
    fr: 'Cette cellule contient une formule : elle est laissée de côté. Écrivez le texte ou le résultat à sa place.',
    en: 'This cell holds a formula: it is left out. Write the text or its result instead.',
  },
  html: {
    fr: 'Cette cellule contient un script HTML : elle est laissée de côté. Écrivez du texte simple.',
    en: 'This cell holds an HTML script: it is left out. Write plain text.',
  },
  control: {
    fr: 'Cette cellule contient des caractères invisibles interdits : ils sont retirés.',
    en: 'This cell holds control characters: they are taken out.',
  },
  accents: {
    fr: 'Les accents de cette cellule sont abîmés (« Ã© ») : elle est laissée de côté. Enregistrez le fichier de nouveau en « CSV UTF-8 ».',
    en: 'The accents of this cell are broken: it is left out. Save the file again as "CSV UTF-8".',
  },
  long: {
    fr: 'Cette cellule dépasse 100 000 caractères : elle est laissée de côté. Raccourcissez-la.',
    en: 'This cell has more than 100,000 characters: it is left out. Shorten it.',
  },
}

/** Returns the problem of a cell for its contents: it is not imported, except one that only loses its control characters. */
export const hostileCell = (code: Hostility, row: number, column: string): Problem => ({
  level: code === 'control' ? 'warning' : 'loss',
  code,
  row,
  column,
  ...messages[code],
})

/** Says that a text is cut. */
export const tooLong = (length: number, most: number): Bilingual => ({
  fr: `Ce texte compte ${length} caractères : seuls les ${most} premiers sont repris. Raccourcissez-le.`,
  en: `This text has ${length} characters: only the first ${most} are imported. Shorten it.`,
})

/** Cuts a text at the end of a word, so that it has at most that many characters with the ellipsis. */
export const cutAt = (text: string, most: number): string => `${text.slice(0, most - 1).replace(/\s+\S{0,30}$/, '')}…`
