import type { Bilingual } from '../bilingual'
import type { Hostility } from './cells/spreadsheet-text'

/** A problem of a file: an `error` prevents its import, a `warning` does not. */
export interface Problem extends Bilingual {
  level: 'error' | 'warning'
  /** The line of the file, or the position of the entry; absent for a problem of the file itself. */
  row?: number
  /** The title of the column, as the file writes it. */
  column?: string
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
    fr: 'Cette cellule contient une formule. Écrivez le texte ou le résultat à sa place.',
    en: 'This cell holds a formula. Write the text or its result instead.',
  },
  html: {
    fr: 'Cette cellule contient des balises HTML. Écrivez du texte simple.',
    en: 'This cell holds HTML tags. Write plain text.',
  },
  control: {
    fr: 'Cette cellule contient des caractères invisibles interdits. Effacez-la et saisissez le texte de nouveau.',
    en: 'This cell holds control characters. Clear it and type the text again.',
  },
  accents: {
    fr: 'Les accents de cette cellule sont abîmés (« Ã© »). Enregistrez le fichier de nouveau en « CSV UTF-8 ».',
    en: 'The accents of this cell are broken. Save the file again as "CSV UTF-8".',
  },
  long: {
    fr: 'Cette cellule dépasse 32 000 caractères. Raccourcissez-la.',
    en: 'This cell has more than 32,000 characters. Shorten it.',
  },
}

/** Returns the problem of a cell that is refused for its contents. */
export const hostileCell = (code: Hostility, row: number, column: string): Problem => ({
  level: 'error',
  code,
  row,
  column,
  ...messages[code],
})
