import type { Hostility } from './cells/spreadsheet-text'

/** Something in a file that is wrong (`error`, nothing is imported) or worth a look (`warning`). */
export interface Problem {
  level: 'error' | 'warning'
  /** The line of the file, or the rank of the entry in it; none for the file as a whole. */
  row?: number
  /** The name of the column, as the file writes it. */
  column?: string
  /** Set for cells that are refused for what they contain. */
  code?: Hostility
  fr: string
  en: string
}

/** A file that cannot be read at all. */
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

const hostile: Record<Hostility, { fr: string; en: string }> = {
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

/** The problem of a cell that is refused for what it contains. */
export const hostileCell = (code: Hostility, row: number, column: string): Problem => ({
  level: 'error',
  code,
  row,
  column,
  ...hostile[code],
})
