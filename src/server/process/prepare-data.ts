import { backUpBeforeMigration } from '../../backup/before-migration'
import { finishRestore } from '../../backup/restore/plan'
import { frenchSpaces } from '../../domain/typography'
import type { Env } from '../../env'
import { moveDocuments } from './move-documents'
import { print } from './print'
import { restrictFiles } from './restrict-files'

/**
 * Does what the data need before anything reads them: finishes a restore that was interrupted, moves and restricts files, and makes a
 * backup of a database that is about to be migrated. Rejects with a `StartError` when that backup cannot be made.
 */
export async function prepareData(settings: Env): Promise<void> {
  const restored = await finishRestore(settings)
  if (restored) print(frenchSpaces(`La restauration de ${restored}, qui avait été interrompue, est achevée.`))
  moveDocuments(settings)
  restrictFiles(settings)
  const backup = await backUpBeforeMigration(settings)
  if (backup) print(frenchSpaces(`Avant sa mise à jour, la base est sauvegardée dans ${backup}.`))
}
