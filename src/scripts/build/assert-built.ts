import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../../errors'

/** Rejects with a `StartError` when there is no build. */
export async function assertBuilt(): Promise<void> {
  if (existsSync(join('.next', 'BUILD_ID'))) return
  throw new StartError('L’application n’est pas construite : lancez « npm start » sans « --no-build ».')
}
