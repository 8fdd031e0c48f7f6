import { frenchSpaces } from '../domain/typography'
import { isStoreUnreachable } from '../file-stores/store-unreachable'

/** Why a backup or a restore was not made: one French sentence for the operator, shown without a stack. */
export class BackupError extends Error {
  override name = 'BackupError'

  constructor(sentence: string, options?: ErrorOptions) {
    super(frenchSpaces(sentence), options)
  }
}

/** The database itself is damaged. */
export class DamagedDatabaseError extends BackupError {
  constructor(options?: ErrorOptions) {
    super('La base de données est abîmée : restaurez la dernière sauvegarde.', options)
  }
}

/** The error of a failure to write in `folder`, in words where its cause is known. */
export function explained(error: unknown, folder: string): unknown {
  if (error instanceof BackupError) return error
  if (isStoreUnreachable(error)) {
    const sentence = `Le stockage des fichiers ne répond pas (${error.place} : ${error.reason}) : vérifiez S3_ENDPOINT, S3_BUCKET et la clé, puis relancez.`
    return new BackupError(sentence, { cause: error })
  }
  const { code, name, message } = error as { code?: unknown; name?: unknown; message?: unknown }
  if (/SQLITE_CORRUPT|SQLITE_NOTADB/.test(String(code))) return new DamagedDatabaseError({ cause: error })
  const sentence = sentenceOf(`${code} ${name}`, String(message), folder)
  return sentence === undefined ? error : new BackupError(sentence, { cause: error })
}

function sentenceOf(code: string, message: string, folder: string): string | undefined {
  if (/ENOSPC|EDQUOT|EFBIG|SQLITE_FULL|SQLITE_IOERR_WRITE/.test(code) || /disk is full/.test(message)) {
    return `Le disque est plein : libérez de la place dans ${folder}, puis relancez. Rien d’incomplet n’y est laissé.`
  }
  if (/EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN/.test(code)) {
    return `Ce compte n’a pas le droit d’écrire dans ${folder} : donnez-le-lui, puis relancez.`
  }
  if (/ServerSelectionError/.test(code)) {
    return 'La base de données ne répond pas : démarrez MongoDB, ou corrigez DATABASE_URL.'
  }
  return undefined
}
