interface Places {
  DATABASE_URL: string
}

/** What stops a start, by the errors of the databases, and what to do about it. Nothing has been changed. */
const sentences: [RegExp, (file: string) => string][] = [
  [
    /SQLITE_(NOTADB|CORRUPT)|file is not a database|disk image is malformed/,
    (file) =>
      `La base de données ${file} est abîmée, ou n’est pas une base SQLite. Gardez-en une copie, restaurez la dernière sauvegarde (docs/operations.md), puis relancez.`,
  ],
  [
    /SQLITE_FULL|ENOSPC/,
    (file) =>
      `Le disque de ${file} est plein\u00A0: libérez de la place, puis relancez. Ce qui était enregistré l’est toujours.`,
  ],
  [
    /SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EROFS/,
    (file) =>
      `La base de données ${file} ne peut pas être ouverte en écriture\u00A0: donnez à ce processus le droit d’écrire ce fichier et son dossier, puis relancez.`,
  ],
  [
    /SQLITE_BUSY|database is locked/,
    (file) => `Un autre programme écrit dans ${file}\u00A0: arrêtez-le, puis relancez.`,
  ],
  [
    /Authentication failed|not authorized/i,
    () => 'MongoDB refuse ce nom ou ce mot de passe\u00A0: corrigez DATABASE_URL, puis relancez.',
  ],
]

/** The French sentence for an error that stopped the start of the CMS, with what to do; `undefined` for an unknown one. */
export function startSentence(error: unknown, { DATABASE_URL }: Places): string | undefined {
  const text = causesOf(error).join('\n')
  const file = DATABASE_URL.replace(/^file:(\/\/)?/, '')
  return sentences.find(([pattern]) => pattern.test(text))?.[1](file)
}

/** The codes and messages of an error and of those that it wraps, five at most. */
function causesOf(error: unknown): string[] {
  const causes: string[] = []
  for (let cause = error; cause instanceof Error && causes.length < 5; cause = cause.cause) {
    causes.push(`${(cause as NodeJS.ErrnoException).code ?? ''} ${cause.message}`)
  }
  return causes
}
