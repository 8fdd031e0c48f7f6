import { BackupError } from '../backup-error'
import type { BroughtArchive } from '../places/archive-place'
import { namedArchive } from '../places/archive-places'
import type { ArchiveSettings } from '../places/backup-bucket'
import type { Progress } from '../progress'
import { DamagedArchiveError, type OpenedArchive, openArchive } from './archive-reader'

/** An archive that an operator names, on the disk until it is released. */
export type NamedArchive = OpenedArchive & BroughtArchive

/** Opens an archive wherever it is. Rejects with a `BackupError` when there is none, or when it is damaged. */
export async function openNamed(
  settings: ArchiveSettings,
  given: string,
  onBrought?: (progress: Progress) => void,
): Promise<NamedArchive> {
  const { place, name } = namedArchive(settings, given)
  const address = place.addressOf(name)
  const brought = await place.bring(name, onBrought)
  if (!brought) throw new BackupError(`Il n’y a pas de sauvegarde à ${address} : corrigez son chemin.`)
  try {
    return { ...(await openArchive(brought.path, address)), ...brought }
  } catch (error) {
    await brought.release()
    throw explainedDamage(error)
  }
}

/** The error of an archive that is not whole, in words. */
export function explainedDamage(error: unknown): unknown {
  if (!(error instanceof DamagedArchiveError)) return error
  const sentence = `Cette sauvegarde est abîmée ou incomplète (${error.message}) : rien n’a été changé. Prenez-en une autre.`
  return new BackupError(sentence, { cause: error })
}
